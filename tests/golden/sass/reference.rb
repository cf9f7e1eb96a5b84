# What jekyll-sass-converter makes of Sass:  ruby reference.rb cases.json > results.json
# A case is {id, sass, indented, settings, files}; a result is {id, css} or {id, error}.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "json"
require "tmpdir"
require "fileutils"
require "jekyll"
Jekyll.logger.log_level = :error

def css(kase, folder)
  (kase["files"] || {}).each do |path, text|
    FileUtils.mkdir_p(File.dirname(File.join(folder, path)))
    File.write(File.join(folder, path), text)
  end
  given = { "source" => folder, "destination" => "#{folder}/_site", "quiet" => true, "disable_disk_cache" => true }
  given["sass"] = kase["settings"] if kase["settings"]
  site = Jekyll::Site.new(Jekyll.configuration(given))
  kind = kase["indented"] ? Jekyll::Converters::Sass : Jekyll::Converters::Scss
  site.find_converter_instance(kind).convert(kase["sass"])
end

results = JSON.parse(File.read(ARGV[0])).map do |kase|
  Dir.mktmpdir { |folder| { "id" => kase["id"], "css" => css(kase, folder) } }
rescue StandardError => e
  { "id" => kase["id"], "error" => e.message.lines.first.chomp }
end
puts JSON.pretty_generate(results)

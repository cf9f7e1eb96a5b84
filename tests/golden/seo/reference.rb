# What the real jekyll-seo-tag writes:  ruby reference.rb cases.json > results.json
# A case is {id, config, authors, page: {path, front, body, tag, paginator}}; a result is {id, expected} or {id, error}.
# Each site has a process of its own, since a time zone stays with the process.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "json"
require "tmpdir"
require "fileutils"
require "jekyll"
require "jekyll-seo-tag"
Jekyll.logger.log_level = :error

def write(folder, path, text)
  file = File.join(folder, path)
  FileUtils.mkdir_p(File.dirname(file))
  File.write(file, text)
end

def read_site(folder, config)
  given = { "source" => folder, "destination" => "#{folder}/_site", "quiet" => true, "disable_disk_cache" => true,
            "time" => "2026-01-15 12:00:00 +0000" }
  site = Jekyll::Site.new(Jekyll.configuration(config.merge(given)))
  site.reset
  site.read
  site
end

def output(kase, folder)
  page = kase["page"]
  front = page["front"].empty? ? "" : "#{JSON.generate(page["front"])}\n"
  write(folder, page["path"], "---\n#{front}---\n#{page["body"]}")
  write(folder, "_data/authors.json", JSON.generate(kase["authors"])) if kase["authors"]
  site = read_site(folder, kase["config"])
  subject = (site.pages + site.documents).find { |each| each.relative_path == page["path"] }
  payload = site.site_payload
  payload["page"] = subject.to_liquid
  payload["paginator"] = page["paginator"] if page["paginator"]
  registers = { :site => site, :page => payload["page"] }
  site.liquid_renderer.file("case").parse(page["tag"]).render!(payload, :registers => registers)
end

def result(kase)
  ENV["TZ"] = "UTC"
  Dir.mktmpdir { |folder| { "id" => kase["id"], "expected" => output(kase, folder) } }
rescue StandardError, SystemExit => e
  { "id" => kase["id"], "error" => e.message.lines.first.to_s.chomp }
end

results = JSON.parse(File.read(ARGV[0])).map do |kase|
  reader, writer = IO.pipe
  child = fork do
    writer.write(JSON.generate(result(kase)))
    writer.close
    exit!
  end
  writer.close
  text = reader.read
  Process.wait(child)
  JSON.parse(text)
end
puts JSON.generate(results)

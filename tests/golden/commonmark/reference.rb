# Jekyll's CommonMark, as a JSON filter.
#
#   ruby reference.rb < cases.json
#
# A case is {"markdown": text, "options": the commonmark section of _config.yml, "engine": CommonMark or
# CommonMarkGhPages}; the answer is a list of HTML strings, null where Jekyll fails. Run with
# JEKYLL_NO_BUNDLER_REQUIRE=true. CommonMarkGhPages needs the gem jekyll-commonmark-ghpages on Ruby's path.
require "json"
require "jekyll"
require "jekyll-commonmark"

Jekyll.logger.log_level = :error

def converter(engine, options)
  require "jekyll-commonmark-ghpages" if engine == "CommonMarkGhPages"
  Jekyll::Converters::Markdown.const_get(engine).new("commonmark" => options)
end

def answer(given)
  converter(given["engine"] || "CommonMark", given["options"]).convert(given["markdown"].dup)
rescue StandardError, SystemStackError
  nil
end

puts JSON.generate(JSON.parse($stdin.read).map { |given| answer(given) })

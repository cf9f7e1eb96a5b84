# Jekyll's Markdown, as a JSON filter.
#
#   ruby reference.rb < cases.json
#
# A case is {"markdown": text, "options": the kramdown section of _config.yml}, with {"mode": "kramdown"} without Jekyll's
# defaults, or {"smartify": text}; the answer is a list of HTML strings. Run with JEKYLL_NO_BUNDLER_REQUIRE=true.
require "json"
require "jekyll"
require "jekyll/converters/smartypants"
require "kramdown"
require "kramdown-parser-gfm"

Jekyll.logger.log_level = :error

def config(options)
  defaults = Marshal.load(Marshal.dump(Jekyll::Configuration::DEFAULTS.to_h))
  Jekyll::Utils.deep_merge_hashes(defaults, "kramdown" => options)
end

def answer(given)
  if given.key?("smartify")
    Jekyll::Converters::SmartyPants.new(config({})).convert(given["smartify"].dup)
  elsif given["mode"] == "kramdown"
    Kramdown::Document.new(given["markdown"].dup, given["options"].transform_keys(&:to_sym)).to_html
  else
    Jekyll::Converters::Markdown::KramdownParser.new(config(given["options"] || {})).convert(given["markdown"].dup)
  end
end

puts JSON.generate(JSON.parse($stdin.read).map { |given| answer(given) })

# Asks the real highlighter: JSON on stdin, JSON on stdout.
#   {"tokens": [[language, code], ...]}  -> for each, [[class, text], ...]; null for a language that Rouge lacks
#   {"html": [{"call", "code", "language", "options"}, ...]}  -> for each, the HTML that kramdown or Jekyll writes; null
#                                                               where it breaks off
require "json"
require "jekyll"
require "rouge"

def tokens(language, code)
  Rouge::Lexer.find_fancy(language, code)&.lex(code)&.map { |kind, text| [kind.shortname, text] }
end

def kramdown(source, options)
  config = Jekyll::Utils.deep_merge_hashes(
    Marshal.load(Marshal.dump(Jekyll::Configuration::DEFAULTS.to_h)),
    "kramdown" => { "syntax_highlighter_opts" => options }
  )
  Jekyll::Converters::Markdown::KramdownParser.new(config).convert(source)
end

def tag(language, code, options)
  site = Struct.new(:highlighter).new(options.fetch("highlighter", "rouge"))
  tag = "{% highlight #{language}#{" linenos" if options["linenos"]} %}#{code}{% endhighlight %}"
  Liquid::Template.parse(tag).render!({}, :registers => { :site => site })
end

def html(item)
  language, code, options = item.values_at("language", "code", "options")
  case item["call"]
  when "fenced" then kramdown("~~~#{language}\n#{code}~~~\n", options)
  when "inline" then kramdown("``#{code}``#{"{:.language-#{language}}" if language}\n", options)
  else tag(language, code, options)
  end
rescue StandardError
  nil
end

# In every answer: {"names": {name or alias: tag}}, the languages that Rouge knows.
$stdin.set_encoding("UTF-8")
asked = JSON.parse($stdin.read)
answer = {
  "tokens" => asked.fetch("tokens", []).map { |language, code| tokens(language, code) },
  "names"  => Rouge::Lexer.all.flat_map { |lexer| [lexer.tag, *lexer.aliases].map { |name| [name, lexer.tag] } }.to_h,
  "html"   => asked.fetch("html", []).map { |item| html(item) },
}
puts JSON.generate(answer)

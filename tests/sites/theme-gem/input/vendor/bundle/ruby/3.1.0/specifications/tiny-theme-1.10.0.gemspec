Gem::Specification.new do |s|
  s.name = "tiny-theme".freeze
  s.version = "1.10.0"
  s.authors = ["Ada".freeze]
  s.summary = "A theme for a story.".freeze
  s.add_runtime_dependency(%q<jekyll>.freeze, [">= 3.5"])
  s.add_runtime_dependency(%q<jekyll-redirect-from>.freeze, [">= 0.9"])
  s.add_development_dependency(%q<rake>.freeze, [">= 1.0"])
end

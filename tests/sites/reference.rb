# Builds sites with the real Jekyll, each in a process of its own:  ruby reference.rb SOURCE DESTINATION [S D]…
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "jekyll"

# Debian's Jekyll refuses unquoted values such as `permalink: :title`; upstream's takes them for text.
Psych::ClassLoader::Restricted.class_eval { define_method(:symbolize) { |name| ":#{name}" } }

failed = ARGV.each_slice(2).reject do |source, destination|
  build = fork do
    Gem.use_paths(Gem.dir, [*Gem.path, *Dir["#{source}/vendor/bundle/ruby/*"]])
    Jekyll::Commands::Build.process(
      "source" => source, "destination" => destination, "disable_disk_cache" => true, "quiet" => true
    )
  rescue StandardError => error
    abort "#{source}: #{error.message}"
  end
  Process.wait(build)
  $?.success?
end
exit failed.empty?

module Jekyll
  class Shout < Liquid::Tag
  end
end

Liquid::Template.register_tag('shout', Jekyll::Shout)

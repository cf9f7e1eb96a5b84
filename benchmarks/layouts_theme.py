"""One small theme in Liquid and in Jinja2, which make the same bytes of the same pages.

`LIQUID` and `JINJA` hold layouts and includes by path. `compress` is a layout around the whole page that joins white
space outside `pre`.
"""

CONFIG = """title: Benchmark
url: https://bench.example
description: Layouts under the clock
timezone: UTC
author: {name: Ada, email: ada@bench.example}
nav: [about.md, index.html, archive.md]
"""

PAGES = {
    "index.html": "---\nlayout: index\ntitle: Start\n---\n",
    "about.md": "---\nlayout: page\ntitle: About\n---\nA page.\n",
    "archive.md": "---\nlayout: page\ntitle: Archive\n---\nAnother page.\n",
}

LIQUID = {
    "_layouts/default.html": """<!DOCTYPE html>
<html lang="{{ page.lang | default: site.lang | default: "en" }}">
{%- include head.html -%}
<body>
{%- include header.html -%}
<main>
{{ content }}
</main>
{%- include footer.html -%}
</body>
</html>
""",
    "_layouts/post.html": """---
layout: default
---
<article class="post">
  <header>
    <h1>{{ page.title | escape }}</h1>
    <time datetime="{{ page.date | date_to_xmlschema }}">
      {%- assign form = site.date_form | default: "%b %-d, %Y" -%}
      {{ page.date | date: form }}
    </time>
    {%- if page.author -%}<span>{{ page.author }}</span>{%- endif -%}
  </header>
  <div class="content">{{ content }}</div>
  {%- if page.tags.size > 0 -%}
  <ul>{% for tag in page.tags %}<li><a href="{{ '/tags/' | append: tag | relative_url }}">{{ tag | escape }}</a></li>{% endfor %}</ul>
  {%- endif -%}
  {%- if page.previous %}<a rel="prev" href="{{ page.previous.url | relative_url }}">{{ page.previous.title | escape }}</a>{% endif -%}
  {%- if page.next %}<a rel="next" href="{{ page.next.url | relative_url }}">{{ page.next.title | escape }}</a>{% endif -%}
  {%- unless site.comments -%}<p>No comments.</p>{%- endunless -%}
</article>
""",
    "_layouts/page.html": """---
layout: default
---
<article><h1>{{ page.title | escape }}</h1>{{ content }}</article>
""",
    "_layouts/index.html": """---
layout: default
---
{{ content }}
<ul>
{%- for post in site.posts -%}
<li class="{% cycle 'odd', 'even' %}{% if forloop.first %} first{% endif %}">
{%- assign year = post.date | date: "%Y" -%}
{%- if year != last -%}<h2>{{ year }}</h2>{%- endif -%}
{%- assign last = year -%}
<time>{{ post.date | date: "%b %-d, %Y" }}</time>
<a href="{{ post.url | relative_url }}">{{ post.title | escape }}</a>
{%- for tag in post.tags %} <i>{{ tag | upcase }}</i>{% endfor -%}
</li>
{%- endfor -%}
</ul>
""",
    "_layouts/compress.html": """{% assign parts = content | split: "<pre" -%}
{%- for part in parts -%}
{%- if forloop.first -%}
{{ part | split: " " | join: " " }}
{%- else -%}
{%- assign halves = part | split: "</pre>" -%}
<pre{{ halves.first }}</pre>{{ halves.last | split: " " | join: " " }}
{%- endif -%}
{%- endfor -%}
""",
    "_includes/head.html": """<head>
  <meta charset="utf-8">
  <title>{% if page.title %}{{ page.title | escape }}{% else %}{{ site.title | escape }}{% endif %}</title>
  <meta name="description" content="{{ page.description | default: site.description | escape }}">
  <link rel="canonical" href="{{ page.url | replace: 'index.html', '' | absolute_url }}">
  <link rel="stylesheet" href="{{ "/assets/main.css" | relative_url }}">
</head>
""",
    "_includes/header.html": """<header><a rel="author" href="{{ "/" | relative_url }}">{{ site.title | escape }}</a>
<nav>
{%- for path in site.nav -%}
  {%- assign shown = site.pages | where: "path", path | first -%}
  {%- if shown.title -%}<a href="{{ shown.url | relative_url }}">{{ shown.title | escape }}</a>{%- endif -%}
{%- endfor -%}
</nav></header>
""",
    "_includes/footer.html": """<footer>
  <p>{{ site.title | escape }}
  {%- if site.author.email %}: <a href="mailto:{{ site.author.email }}">{{ site.author.name | default: site.author.email }}</a>{% endif -%}
  </p>
  <p>{{- site.description | escape -}}</p>
</footer>
""",
}

JINJA = {
    "_layouts/default.html": """<!DOCTYPE html>
<html lang="{{ page.lang or site.lang or "en" }}">
{%- include "_includes/head.html" -%}
<body>
{%- include "_includes/header.html" -%}
<main>
{{ content }}
</main>
{%- include "_includes/footer.html" -%}
</body>
</html>
""",
    "_layouts/post.html": """<article class="post">
  <header>
    <h1>{{ page.title | e }}</h1>
    <time datetime="{{ page.date.isoformat() }}">
      {%- set form = site.date_form or "%b %-d, %Y" -%}
      {{ page.date.strftime(form) }}
    </time>
    {%- if page.author -%}<span>{{ page.author }}</span>{%- endif -%}
  </header>
  <div class="content">{{ content }}</div>
  {%- if page.tags | length > 0 -%}
  <ul>{% for tag in page.tags %}<li><a href="{{ ("/tags/" ~ tag) | relative_url }}">{{ tag | e }}</a></li>{% endfor %}</ul>
  {%- endif -%}
  {%- if page.previous %}<a rel="prev" href="{{ page.previous.url | relative_url }}">{{ page.previous.title | e }}</a>{% endif -%}
  {%- if page.next %}<a rel="next" href="{{ page.next.url | relative_url }}">{{ page.next.title | e }}</a>{% endif -%}
  {%- if not site.comments -%}<p>No comments.</p>{%- endif -%}
</article>
""",
    "_layouts/index.html": """{{ content }}
<ul>
{%- set last = namespace(year="") -%}
{%- for post in site.posts -%}
<li class="{{ loop.cycle("odd", "even") }}{% if loop.first %} first{% endif %}">
{%- set year = post.date.strftime("%Y") -%}
{%- if year != last.year -%}<h2>{{ year }}</h2>{%- endif -%}
{%- set last.year = year -%}
<time>{{ post.date.strftime("%b %-d, %Y") }}</time>
<a href="{{ post.url | relative_url }}">{{ post.title | e }}</a>
{%- for tag in post.tags %} <i>{{ tag | upper }}</i>{% endfor -%}
</li>
{%- endfor -%}
</ul>
""",
    "_layouts/compress.html": """{% set parts = content.split("<pre") -%}
{%- for part in parts -%}
{%- if loop.first -%}
{{ part.split() | join(" ") }}
{%- else -%}
{%- set halves = part.split("</pre>") -%}
<pre{{ halves[0] }}</pre>{{ halves[-1].split() | join(" ") }}
{%- endif -%}
{%- endfor -%}
""",
    "_includes/head.html": """<head>
  <meta charset="utf-8">
  <title>{% if page.title %}{{ page.title | e }}{% else %}{{ site.title | e }}{% endif %}</title>
  <meta name="description" content="{{ (page.description or site.description) | e }}">
  <link rel="canonical" href="{{ page.url | replace("index.html", "") | absolute_url }}">
  <link rel="stylesheet" href="{{ "/assets/main.css" | relative_url }}">
</head>
""",
    "_includes/header.html": """<header><a rel="author" href="{{ "/" | relative_url }}">{{ site.title | e }}</a>
<nav>
{%- for path in site.nav -%}
  {%- set shown = site.pages | selectattr("path", "equalto", path) | first -%}
  {%- if shown.title -%}<a href="{{ shown.url | relative_url }}">{{ shown.title | e }}</a>{%- endif -%}
{%- endfor -%}
</nav></header>
""",
    "_includes/footer.html": """<footer>
  <p>{{ site.title | e }}
  {%- if site.author.email %}: <a href="mailto:{{ site.author.email }}">{{ site.author.name or site.author.email }}</a>{% endif -%}
  </p>
  <p>{{- site.description | e -}}</p>
</footer>
""",
}

"""Avatars: what the golden story `avatar` does not show."""


def test_the_environment_names_another_server(built):
    """Jekyll 4.3.1 with jekyll-avatar 0.8.0 wrote these addresses for `PAGES_AVATARS_URL`."""
    page = "---\nlayout: null\n---\n{% avatar me %}"
    files = {"_config.yml": "plugins: [jekyll-avatar]", "a.html": page}
    for host in "https://ghe.example/avatars", "https://ghe.example/avatars/":
        made = built(files, environ={"PAGES_AVATARS_URL": host}).render()["a.html"]
        assert 'src="https://ghe.example/avatars/me?v=3&s=40"' in made
        assert "https://ghe.example/avatars/me?v=3&s=160 4x" in made

<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="https://e.x/b/b%20c/2024/01/02/a.html">
  <script>location="https://e.x/b/b%20c/2024/01/02/a.html"</script>
  <meta http-equiv="refresh" content="0; url=https://e.x/b/b%20c/2024/01/02/a.html">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="https://e.x/b/b%20c/2024/01/02/a.html">Click here if you are not redirected.</a>
</html>

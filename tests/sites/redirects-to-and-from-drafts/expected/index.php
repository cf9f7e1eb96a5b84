<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="/b/">
  <script>location="/b/"</script>
  <meta http-equiv="refresh" content="0; url=/b/">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="/b/">Click here if you are not redirected.</a>
</html>

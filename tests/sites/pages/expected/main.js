var url = "/main.js";

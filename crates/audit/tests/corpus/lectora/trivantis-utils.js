var is = { min: !!document.getElementById, ns: !document.all };

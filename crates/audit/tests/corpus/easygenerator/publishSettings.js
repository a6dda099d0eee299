{"modules":[{"name":"lms"}],"publishMode":"Lms","includedModules":["includedModules/lms.js"]}

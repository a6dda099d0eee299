{"branding":{"colors":[{"key":"@main-color","value":"#252728"}],"background":{"header":{"image":{"url":""}}}},"fonts":[{"key":"main-font","fontFamily":"Open Sans"}]}

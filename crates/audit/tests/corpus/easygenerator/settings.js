{"logo":{"url":""},"xApi":{"enabled":false,"lrs":{"uri":"//reports.example/xApi/statements"}},"languages":{"selected":"en"}}

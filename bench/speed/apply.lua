-- Sends one application after another, never the same twice, from a file with a cookie, a path and a body a line.
-- Of that file a run takes the lines from args[2] to args[3]; when they do not last, the run fails.

local requests, sent = {}, 0

function init(args)
  local first, last, line = tonumber(args[2]), tonumber(args[3]), 0
  for text in io.lines(args[1]) do
    line = line + 1
    if line > last then break end
    if line >= first then
      local cookie, path, body = text:match("^(%S+) (%S+) (%S+)$")
      local headers = { ["Cookie"] = cookie, ["Content-Type"] = "application/x-www-form-urlencoded" }
      requests[#requests + 1] = wrk.format("POST", path, headers, body)
    end
  end
end

function request()
  sent = sent + 1
  if sent > #requests then error("there are no more applications to send: they were only " .. #requests) end
  return requests[sent]
end

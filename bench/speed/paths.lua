-- Asks for one path after another, from a file with a path a line, and begins again at its end; args[2] is a cookie, if any.

local requests, asked = {}, 0

function init(args)
  local headers = args[2] and { ["Cookie"] = args[2] } or nil
  for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path, headers) end
end

function request()
  asked = asked + 1
  return requests[(asked - 1) % #requests + 1]
end

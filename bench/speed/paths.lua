-- Asks for one path after another, from a file with a path a line, and begins again at its end.

local requests, asked = {}, 0

function init(args)
  for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path) end
end

function request()
  asked = asked + 1
  return requests[(asked - 1) % #requests + 1]
end

package panel

import (
	"net"

	"yardstick/web/frame"
)

// address is where a page of this server is, as the visitor reaches it.
func (r *room) address(v *frame.Visit, path string) string {
	if r.Secure {
		return "https://" + v.R.Host + path
	}
	return "http://" + v.R.Host + path
}

// here reports whether the visitor reaches the server by an address that leads nobody on
// another machine here.
func here(v *frame.Visit) bool {
	host := v.R.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(host)
	return host == "localhost" || host == "[::1]" || ip != nil && ip.IsLoopback()
}

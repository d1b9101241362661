package frame

import "net/url"

// Next is the address of the next part of a list that begins after something; ""
// where there is none.
func Next(path, after string) string {
	if after == "" {
		return ""
	}
	return path + "?" + url.Values{"after": {after}}.Encode()
}

package frame

import "cmp"

// Base is what every page has. The struct of a page embeds it.
type Base struct {
	Title    string
	Lang     string
	Nonce    string
	Version  string
	Promise  string    // the key of what the foot promises
	Section  string    // of the navigation
	Nav      []NavItem // of all rooms
	Head     any       // what the room's template "head" shows above the page; nil for nothing
	Scripts  []string  // assets that the page loads besides those of all pages
	Live     bool      // the page needs htmx
	CanLeave bool
	Narrow   bool // one column of text
}

// Base fills in what every page has. title is the key of a text.
func (v *Visit) Base(title string, args ...any) Base {
	f := v.frame
	return Base{
		Title: v.Text(title, args...), Lang: f.text.Language, Nonce: v.Nonce, Version: f.Version, Nav: v.nav(),
		Promise:  cmp.Or(f.Promise, "site.promise"),
		CanLeave: v.Coach != "" || f.Access != nil && f.Access.AddressToken() == "" && v.Person != "",
	}
}

// nav leaves out of the navigation what is not this visitor's.
func (v *Visit) nav() []NavItem {
	var all []NavItem
	for _, n := range v.frame.nav {
		if n.Coach == (v.Coach != "") {
			all = append(all, n)
		}
	}
	return all
}

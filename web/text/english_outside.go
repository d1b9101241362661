package text

// ofOutside holds the texts of signing in at an identity provider.
var ofOutside = map[string]string{
	"panel.outside":          "Signing in elsewhere",
	"panel.outside.to":       "You go on to %s, and come back from there.",
	"panel.outside.back":     "You are back, and go on where you wanted to.",
	"panel.outside.goon":     "Go on",
	"panel.outside.enter":    "Sign in with %s",
	"panel.outside.join":     "Join with %s instead of a password",
	"panel.outside.refused":  "%s did not let you in; begin again, or sign in another way",
	"panel.outside.with":     "Signing in with %s",
	"panel.outside.is":       "You sign in with %s.",
	"panel.outside.add":      "Show once who you are at %s, and sign in there from then on.",
	"panel.outside.link":     "Add it",
	"panel.outside.unlink":   "Not any more",
	"panel.outside.linked":   "From now on you may sign in there.",
	"panel.outside.unlinked": "You do not sign in there any more.",
	"panel.link.revoke":      "Take all links back",
}

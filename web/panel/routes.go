package panel

import (
	"slices"

	"yardstick/web/frame"
)

// routes says which handler answers what. Who is not signed in sees the way in, and
// changes nothing.
func (r *room) routes() []frame.Route {
	return slices.Concat(r.downloads(r.signedRoute), r.entrances(), r.ofPositions(), r.files(r.signedRoute))
}

// signedRoute is a route for who has signed in.
func (r *room) signedRoute(pattern string, h func(v *visit) error, most int64) frame.Route {
	return frame.Route{Pattern: pattern, May: r.mayEnter, Handle: r.signed(h), Most: most}
}

// entrances are the ways in, the own account, and the lists.
func (r *room) entrances() []frame.Route {
	do := r.signedRoute
	open := func(pattern string, h frame.Handler) frame.Route {
		return frame.Route{Pattern: pattern, May: frame.Anybody, Handle: h, Most: maxEntrance}
	}
	return []frame.Route{
		open("GET /panel/enter", r.enterPage),
		open("POST /panel/enter", r.enter),
		open("POST /panel/leave", r.leave),
		open("POST /panel/first", r.first),
		open("POST /panel/look", r.look),
		open("POST /panel/code", r.code),
		open("POST /panel/outside", r.askOutside),
		open("GET /panel/outside", r.fromOutside),
		open("POST /panel/passkey/begin", r.askPasskey),
		{Pattern: "POST /panel/passkey", May: frame.Anybody, Handle: r.enterByPasskey, Most: maxSignature},
		open("GET /panel/join/{token}", r.joinPage),
		open("POST /panel/join/{token}", r.join),
		{Pattern: "GET /panel/mine/{token}", May: frame.Anybody, Handle: r.asCandidate(r.mine)},
		{Pattern: "GET /panel/mine/{token}/interview.ics", May: r.byLink, Handle: r.asCandidate(r.mineCalendar)},
		{Pattern: "POST /panel/mine/{token}", May: r.byLink, Handle: r.asCandidate(r.mineDo), Most: maxAnswer},
		{Pattern: "POST /panel/mine/{token}/draft", May: r.byLink, Handle: r.asCandidate(r.mineDraft), Most: maxAnswer},
		{Pattern: "GET /panel/second", May: r.mayEnter, Handle: r.known(r.secondPage)},
		{Pattern: "POST /panel/second", May: r.mayEnter, Handle: r.known(r.second)},
		do("GET /panel/tokens", r.tokensPage, 0),
		do("POST /panel/tokens", r.changeTokens, 0),
		do("GET /panel/tokens.csv", r.tokensAs("csv"), 0),
		do("GET /panel/tokens.xlsx", r.tokensAs("xlsx"), 0),
		do("GET /panel/passkeys", r.passkeysPage, 0),
		do("POST /panel/passkeys", r.changePasskeys, 0),
		do("POST /panel/passkeys/begin", r.makePasskey, 0),
		do("GET /panel", r.positions, 0),
		do("GET /panel/new", r.openingPage, 0),
		do("POST /panel/new", r.open, 0),
		do("POST /panel/sample", r.makeSample, 0),
		do("GET /panel/positions.csv", r.positionsAs("csv"), 0),
		do("GET /panel/positions.xlsx", r.positionsAs("xlsx"), 0),
		do("GET /panel/accounts.csv", r.accountsAs("csv"), 0),
		do("GET /panel/accounts.xlsx", r.accountsAs("xlsx"), 0),
		do("GET /panel/accounts", r.accounts, 0),
		do("POST /panel/accounts", r.changeAccount, maxEntrance),
	}
}

// ofPositions are the pages of one position.
func (r *room) ofPositions() []frame.Route {
	do := r.signedRoute
	return []frame.Route{
		do("GET /positions/{position}", r.position, 0),
		do("GET /positions/{position}/job", r.job, 0),
		do("POST /positions/{position}/do", r.command, frame.MaxFile),
		do("POST /positions/{position}/findings", r.read, 0),
		do("POST /positions/{position}/remove", r.remove, 0),
		do("GET /positions/{position}/answers", r.answersPage, 0),
		do("POST /positions/{position}/answers", r.answers, frame.MaxFile),
		do("GET /positions/{position}/alike", r.alike, 0),
		do("GET /positions/{position}/results", r.results, 0),
		do("GET /positions/{position}/record", r.record, 0),
		do("GET /positions/{position}/decide", r.decide, 0),
		do("GET /positions/{position}/impact", r.impact, 0),
		do("GET /positions/{position}/training", r.trainingPage, 0),
		do("POST /positions/{position}/training", r.train, frame.MaxFile),
		do("GET /positions/{position}/anchors", r.anchorsPage, 0),
		do("POST /positions/{position}/anchors", r.sortAnchors, 0),
		do("GET /positions/{position}/letters", r.lettersPage, 0),
		do("GET /positions/{position}/c/{candidate}", r.candidate, 0),
		do("GET /positions/{position}/c/{candidate}/letter", r.letter, 0),
		do("POST /positions/{position}/c/{candidate}/letter", r.sent, 0),
		do("GET /positions/{position}/c/{candidate}/rate", r.rate, 0),
		do("POST /positions/{position}/c/{candidate}/rate", r.handIn, 0),
		do("POST /positions/{position}/c/{candidate}/draft", r.draft, 0),
		do("GET /positions/{position}/c/{candidate}/access.json", r.access, 0),
	}
}

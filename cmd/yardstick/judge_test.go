package main

import (
	"net/http/httptest"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"yardstick/judge/judgetest"
)

// startJudge is the command judge of scripts: it starts a server whose model finds
// met what a file says, a word of the requirement and a quote each line, separated
// by a tab, and puts its address into the variable JUDGE. A behaviour may follow.
// judge stop stops it: nothing listens there any more.
func startJudge(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: judge FILE [BEHAVIOUR] | judge stop")
	}
	if args[0] == "stop" {
		if stop, ok := ts.Value(judgeStop{}).(*func()); ok {
			(*stop)()
		}
		return
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	s := &judgetest.Server{Model: func(a judgetest.Asked, q judgetest.Requirement) judgetest.Finding {
		for _, line := range lines {
			word, quote, _ := strings.Cut(line, "\t")
			if strings.Contains(q.Text, word) && strings.Contains(a.Answer, quote) {
				return judgetest.Found(quote)
			}
		}
		return judgetest.Found("")
	}}
	if len(args) > 1 {
		s.Then = judgetest.Behaviour(strings.Join(args[1:], " "))
	}
	web := httptest.NewServer(s)
	ts.Defer(web.Close)
	ts.Setenv("JUDGE", web.URL)
	if stop, ok := ts.Value(judgeStop{}).(*func()); ok {
		*stop = web.Close
	}
}

// judgeStop is the key of what stops a script's server.
type judgeStop struct{}

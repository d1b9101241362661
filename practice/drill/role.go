package drill

import (
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// sender is a party that a function works with as the sender of a message:
// "the warehouse" is The warehouse, "customers" One of the customers.
func sender(party string) string {
	party = strings.TrimSpace(party)
	head := party
	for _, joint := range []string{" of ", " on ", " in ", " at ", " we ", " who ", " for ", " from "} {
		if at := strings.Index(head, joint); at > 0 {
			head = head[:at]
		}
	}
	last := head[strings.LastIndexByte(head, ' ')+1:]
	several := last == "people" || last == "staff" ||
		strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !english.Collective(last)
	if !several {
		return english.Upper(party)
	}
	return "One of the " + strings.TrimPrefix(party, "the ")
}

// voiceOf is a party as somebody who writes.
func voiceOf(party string) voice { return voice{sender(party), job.Served(party)} }

// superior is whoever wants to know on Friday.
func superior(team string) string {
	if who := job.Superior(team); who != "" {
		return say("the-superior", "superior", who)
	}
	return say("manager")
}

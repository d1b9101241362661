package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sentences are golden cases: each line of want is one sentence.
var sentenceCases = []struct{ name, in, want string }{
	{"two", "I rang her back. She was pleased.", "I rang her back.|She was pleased."},
	{"title", "Mr. Lang and Dr. Wu were there. They agreed.", "Mr. Lang and Dr. Wu were there.|They agreed."},
	{"initials", "I worked with J. K. Moreno on it. Good man.", "I worked with J. K. Moreno on it.|Good man."},
	{"initial after title", "It was Mrs. K. on the phone again. She cried.", "It was Mrs. K. on the phone again.|She cried."},
	{"latin", "Some tools, e.g. the rota, i.e. Excel, failed. We coped.", "Some tools, e.g. the rota, i.e. Excel, failed.|We coped."},
	{"am pm", "It closed at 5 p.m. sharp. We left at 6 p.m. Then it rained.", "It closed at 5 p.m. sharp.|We left at 6 p.m.|Then it rained."},
	{"etc middle", "Bills, stamps, etc. were missing.", "Bills, stamps, etc. were missing."},
	{"etc last", "I did bills, stamps, etc. Nobody else did.", "I did bills, stamps, etc.|Nobody else did."},
	{"country", "She moved to the U.S. in May. It was the U.S. The end.", "She moved to the U.S. in May.|It was the U.S.|The end."},
	{"decimals", "Errors fell to 2.5 per cent. Then to .5 of that.", "Errors fell to 2.5 per cent.|Then to .5 of that."},
	{"number abbreviation", "See ticket no. 41 for it. There was no. It was over.", "See ticket no. 41 for it.|There was no.|It was over."},
	{"version and file", "Node.js and report.xlsx broke. So did example.com today.", "Node.js and report.xlsx broke.|So did example.com today."},
	{"degree", "He has a Ph.D. in history. I have none.", "He has a Ph.D. in history.|I have none."},
	{"question, exclamation", "Why me? Because! I stayed.", "Why me?|Because!|I stayed."},
	{"mixed stops", "You did what?! Never again.", "You did what?!|Never again."},
	{"ellipsis goes on", "I was ... afraid of it. So... we waited…and left.", "I was ... afraid of it.|So... we waited…and left."},
	{"ellipsis ends", "We waited for hours... Nobody came.", "We waited for hours...|Nobody came."},
	{"spaced ellipsis", "We waited . . . and left.", "We waited . . . and left."},
	{"quoted question", `"Why now?" he asked. I said "because."  Then I left.`, `"Why now?" he asked.|I said "because."|Then I left.`},
	{"curly quotes", "She said “never again.” I agreed.", "She said “never again.”|I agreed."},
	{"brackets", "I checked (twice.) It held. It did (really?) hold.", "I checked (twice.)|It held.|It did (really?) hold."},
	{"no space", "I was done.Then we left.i went home!the end", "I was done.|Then we left.|i went home!|the end"},
	{"no space, small", "we were done.then he came", "we were done.|then he came"},
	{"no space, figure", "That was 2019.We grew.", "That was 2019.|We grew."},
	{"phone", "i rang her. she was ok. no complaint after that", "i rang her.|she was ok.|no complaint after that"},
	{"no punctuation", "i just keep going and ask and then ask again", "i just keep going and ask and then ask again"},
	{"lines", "first i call\nthen i write\nthen i wait", "first i call|then i write|then i wait"},
	{"blank line", "We lost it\n\nand found it", "We lost it|and found it"},
	{"windows lines", "We lost it.\r\nWe found it.\r\n", "We lost it.|We found it."},
	{"comma at line end", "I rang the client,\nthen the boss.", "I rang the client,\nthen the boss."},
	{
		"wrapped", "The first thing that goes wrong is the post, because nobody opens it on a\nMonday when half of the team is still at the other site and I have to do the\nbanking by myself. Then it is the phones.",
		"The first thing that goes wrong is the post, because nobody opens it on a\nMonday when half of the team is still at the other site and I have to do the\nbanking by myself.|Then it is the phones.",
	},
	{"bullets", "What I did:\n- rang the client\n- wrote it down\n* slept", "What I did:|rang the client|wrote it down|slept"},
	{"inline bullets", "• rang the client • wrote it down", "rang the client|wrote it down"},
	{"numbered list", "1. Ring the client.\n2. Write it down.\n10. Sleep", "1. Ring the client.|2. Write it down.|10. Sleep"},
	{"inline numbers", "I do 1) the phones 2) the post 3) the bank", "I do 1) the phones|2) the post|3) the bank"},
	{"figure at end", "We missed it by 2. Nobody saw.", "We missed it by 2.|Nobody saw."},
	{"emoji", "It went well 😀 and then 👩‍💻 we left. 🎉", "It went well 😀 and then 👩‍💻 we left. 🎉"},
	{"emoji after stop", "Great.😀 We won.", "Great.|😀 We won."},
	{"address", "Write to a.b@example.com or www.example.com/a.Html now. Please.", "Write to a.b@example.com or www.example.com/a.Html now.|Please."},
	{"query string", "See https://example.com/?q=1.A for it. Done.", "See https://example.com/?q=1.A for it.|Done."},
	{"ideographic", "我打了电话。她很高兴。", "我打了电话。|她很高兴。"},
	{"stops only", "... !!! ?", ""},
	{"spaces only", " \t\n ", ""},
	{"emoji only", "👍", ""},
	{"byte order mark", "\ufeffI rang. She came.", "I rang.|She came."},
	{"company", "I was at Brandt Co. Ltd. for a year. We At Acme Inc. The boss left.", "I was at Brandt Co. Ltd. for a year.|We At Acme Inc.|The boss left."},
	{"semicolon", "I rang; she came: we spoke.", "I rang; she came: we spoke."},
	{"money", "It cost £4.50. That is $3.2m. Fine.", "It cost £4.50.|That is $3.2m.|Fine."},
	{"date", "On 12.05.2020 we met. Jan. 5 was late.", "On 12.05.2020 we met.|Jan. 5 was late."},
	{"times", "From 8.30 to 17.00. Every day.", "From 8.30 to 17.00.|Every day."},
	{"pronoun I", "It was him and I. We left.", "It was him and I.|We left."},
	{"units", "Break every 45 min. Nobody faints. We took 5 min. more.", "Break every 45 min.|Nobody faints.|We took 5 min. more."},
	{"capitals are no unit", "I told HR. Hopefully it helped.", "I told HR.|Hopefully it helped."},
	{"letter at end", "I chose plan B. Then it worked.", "I chose plan B.|Then it worked."},
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, c := range sentenceCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := mustParse(t, c.in)
			var got []string
			for _, s := range d.Sentences {
				got = append(got, c.in[s.Start:s.End])
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("sentences of %q (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

func mustParse(t *testing.T, s string) *Document {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

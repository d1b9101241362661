package transcript_test

import (
	"strings"
	"testing"

	"yardstick/assess/transcript"
)

// manyForms are files as programs and people write them, each of one who asks and one
// who answers: form, name of the file, who answers, text.
var manyForms = []struct{ form, file, who, in string }{
	{"Zoom, saved captions", "a.vtt", "Ben Okoro", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nAna Lee: How would you know that you fail?\n\n2\n00:00:04.500 --> 00:00:08.000\nBen Okoro: When orders wait.\n\n3\n00:00:08.500 --> 00:00:09.000\nAna Lee: And then?\n\n4\n00:00:09.500 --> 00:00:12.000\nBen Okoro: I would ring them.\n"},
	{"Zoom, chat of the saved transcript", "a.txt", "Ben Okoro", "[Ana Lee] 10:01:11\nHow would you know that you fail?\n\n[Ben Okoro] 10:01:15\nWhen orders wait.\n\n[Ana Lee] 10:01:20\nAnd then?\n\n[Ben Okoro] 10:01:22\nI would ring them.\n"},
	{"Zoom, names with a pronoun", "a.txt", "Ben Okoro (he/him)", "10:01:11 Ana Lee (she/her): How would you know that you fail?\n10:01:15 Ben Okoro (he/him): When orders wait.\n10:01:20 Ana Lee (she/her): And then?\n10:01:22 Ben Okoro (he/him): I would ring them.\n"},
	{"Teams, DOCX as text", "a.txt", "Ben Okoro", "Ana Lee   0:03\nHow would you know that you fail?\n\nBen Okoro   0:09\nWhen orders wait.\n\nAna Lee   0:15\nAnd then?\n\nBen Okoro   0:18\nI would ring them.\n"},
	{"Teams, name below the time", "a.txt", "Okoro, Ben", "0:0:3.120 --> 0:0:6.540\nLee, Ana\nHow would you know that you fail?\n\n0:0:9.10 --> 0:0:12.0\nOkoro, Ben\nWhen orders wait.\n\n0:0:15.0 --> 0:0:16.0\nLee, Ana\nAnd then?\n\n0:0:18.0 --> 0:0:20.0\nOkoro, Ben\nI would ring them.\n"},
	{"Teams, VTT with voices", "a.vtt", "Okoro, Ben (Guest)", "WEBVTT\n\n4d3c/12-0\n00:00:03.120 --> 00:00:06.540\n<v Lee, Ana>How would you know that you fail?</v>\n\n4d3c/13-0\n00:00:09.100 --> 00:00:12.000\n<v Okoro, Ben (Guest)>When orders wait.</v>\n\n4d3c/14-0\n00:00:15.000 --> 00:00:16.000\n<v Lee, Ana>And then?</v>\n\n4d3c/15-0\n00:00:18.000 --> 00:00:20.000\n<v Okoro, Ben (Guest)>I would ring them.</v>\n"},
	{"Teams, minutes and seconds in words", "a.txt", "Ben Okoro", "Ana Lee 3 minutes 2 seconds\nHow would you know that you fail?\nBen Okoro 3 minutes 9 seconds\nWhen orders wait.\nAna Lee 3 minutes 15 seconds\nAnd then?\nBen Okoro 3 minutes 18 seconds\nI would ring them.\n"},
	{"Otter", "a.txt", "Ben Okoro", "Ana Lee  0:03  \nHow would you know that you fail?\n\nBen Okoro  0:09  \nWhen orders wait.\n\nAna Lee  0:15  \nAnd then?\n\nBen Okoro  0:18  \nI would ring them.\n\nTranscribed by https://otter.ai\n"},
	{"Otter, speakers by number", "a.txt", "Speaker 2", "Speaker 1  0:03  \nHow would you know that you fail?\n\nSpeaker 2  0:09  \nWhen orders wait.\n\nSpeaker 1  0:15  \nAnd then?\n\nSpeaker 2  0:18  \nI would ring them.\n"},
	{"Rev", "a.txt", "Ben", "Ana (00:03):\nHow would you know that you fail?\n\nBen (00:09):\nWhen orders wait.\n\nAna (00:15):\nAnd then?\n\nBen (00:18):\nI would ring them.\n"},
	{"Rev, with a tab", "a.txt", "Ben Okoro", "Ana Lee:\tHow would you know that you fail?\n\nBen Okoro:\tWhen orders wait.\n\nAna Lee:\tAnd then?\n\nBen Okoro:\tI would ring them.\n"},
	{"Webex", "a.vtt", "Ben Okoro", "WEBVTT\n\n1 \"Ana Lee\" (1234)\n00:00:03.000 --> 00:00:06.000\nHow would you know that you fail?\n\n2 \"Ben Okoro\" (5678)\n00:00:09.000 --> 00:00:12.000\nWhen orders wait.\n\n3 \"Ana Lee\" (1234)\n00:00:15.000 --> 00:00:16.000\nAnd then?\n\n4 \"Ben Okoro\" (5678)\n00:00:18.000 --> 00:00:20.000\nI would ring them.\n"},
	{"Webex, text", "a.txt", "Ben Okoro", "Ana Lee 00:03\nHow would you know that you fail?\nBen Okoro 00:09\nWhen orders wait.\nAna Lee 00:15\nAnd then?\nBen Okoro 00:18\nI would ring them.\n"},
	{"Google Meet", "a.txt", "Ben Okoro", "Interview Ben Okoro (2026-03-02 10:00 GMT) - Transcript\n\nAttendees\n\nAna Lee, Ben Okoro\n\nTranscript\n\n00:00:00\n\nAna Lee: How would you know that you fail?\nBen Okoro: When orders wait.\nAna Lee: And then?\nBen Okoro: I would ring them.\n\nTranscription ended after 00:20:14\n\nThis editable transcript was computer generated and might contain errors.\n"},
	{"court, Q and A", "a.txt", "A", "    Q.  How would you know that you fail?\n    A.  When orders wait.\n    Q.  And then?\n    A.  I would ring them.\n"},
	{"court, Q and A without points", "a.txt", "A", "Q    How would you know that you fail?\nA    When orders wait.\nQ    And then?\nA    I would ring them.\n"},
	{"court, numbered lines", "a.txt", "A", " 1   Q.  How would you know that you fail?\n 2   A.  When orders wait.\n 3   Q.  And then?\n 4   A.  I would ring them.\n"},
	{"court, the witness", "a.txt", "THE WITNESS", "MS. LEE:  How would you know that you fail?\nTHE WITNESS:  When orders wait.\nMS. LEE:  And then?\nTHE WITNESS:  I would ring them.\n"},
	{"Q: and A: in one paragraph each", "a.txt", "A", "Q: How would you know that you fail?\nA: When orders wait.\n\nQ: And then?\nA: I would ring them.\n"},
	{"Q1 and A1", "a.txt", "A", "Q1: How would you know that you fail?\nA1: When orders wait.\nQ2: And then?\nA2: I would ring them.\n"},
	{"initials", "a.txt", "BO", "AL: How would you know that you fail?\nBO: When orders wait.\nAL: And then?\nBO: I would ring them.\n"},
	{"initials with points", "a.txt", "B.O", "A.L.: How would you know that you fail?\nB.O.: When orders wait.\nA.L.: And then?\nB.O.: I would ring them.\n"},
	{"initials and a dash", "a.txt", "BO", "AL – How would you know that you fail?\nBO – When orders wait.\nAL – And then?\nBO – I would ring them.\n"},
	{"lower case", "a.txt", "ben", "ana: how would you know that you fail?\nben: when orders wait.\nana: and then?\nben: i would ring them.\n"},
	{"brackets", "a.txt", "Ben", "[Ana] How would you know that you fail?\n[Ben] When orders wait.\n[Ana] And then?\n[Ben] I would ring them.\n"},
	{"round brackets", "a.txt", "Ben", "(Ana) How would you know that you fail?\n(Ben) When orders wait.\n(Ana) And then?\n(Ben) I would ring them.\n"},
	{"angle brackets", "a.txt", "Ben", "<Ana> How would you know that you fail?\n<Ben> When orders wait.\n<Ana> And then?\n<Ben> I would ring them.\n"},
	{"chat with a time before", "a.txt", "Ben", "[10:01] <Ana> How would you know that you fail?\n[10:01] <Ben> When orders wait.\n[10:02] <Ana> And then?\n[10:02] <Ben> I would ring them.\n"},
	{"a time after the name and a bar", "a.txt", "Ben Okoro", "Ana Lee | 00:03\nHow would you know that you fail?\n\nBen Okoro | 00:09\nWhen orders wait.\n\nAna Lee | 00:15\nAnd then?\n\nBen Okoro | 00:18\nI would ring them.\n"},
	{"times at the end of the words", "a.txt", "Ben", "Ana: How would you know that you fail? [00:00:03]\nBen: When orders wait. [00:00:09]\nAna: And then? [00:00:15]\nBen: I would ring them. [00:00:18]\n"},
	{"times with milliseconds and a range", "a.txt", "SPEAKER_01", "[00:00:03.120 - 00:00:06.540] SPEAKER_00: How would you know that you fail?\n[00:00:09.100 - 00:00:12.000] SPEAKER_01: When orders wait.\n[00:00:15.000 - 00:00:16.000] SPEAKER_00: And then?\n[00:00:18.000 - 00:00:20.000] SPEAKER_01: I would ring them.\n"},
	{"whisper, an arrow in brackets", "a.txt", "SPEAKER_01", "[00:03.120 --> 00:06.540] [SPEAKER_00] How would you know that you fail?\n[00:09.100 --> 00:12.000] [SPEAKER_01] When orders wait.\n[00:15.000 --> 00:16.000] [SPEAKER_00] And then?\n[00:18.000 --> 00:20.000] [SPEAKER_01] I would ring them.\n"},
	{"tabs: time, name, words", "a.txt", "Ben Okoro", "00:03\tAna Lee\tHow would you know that you fail?\n00:09\tBen Okoro\tWhen orders wait.\n00:15\tAna Lee\tAnd then?\n00:18\tBen Okoro\tI would ring them.\n"},
	{"bold names", "a.md", "Ben", "**Ana:** How would you know that you fail?\n\n**Ben:** When orders wait.\n\n**Ana:** And then?\n\n**Ben:** I would ring them.\n"},
	{"bold names with a time", "a.md", "Ben", "**Ana** (0:03): How would you know that you fail?\n\n**Ben** (0:09): When orders wait.\n\n**Ana** (0:15): And then?\n\n**Ben** (0:18): I would ring them.\n"},
	{"headings", "a.md", "Ben", "### Ana\nHow would you know that you fail?\n\n### Ben\nWhen orders wait.\n\n### Ana\nAnd then?\n\n### Ben\nI would ring them.\n"},
	{"names on lines of their own", "a.txt", "Ben", "Ana\nHow would you know that you fail?\n\nBen\nWhen orders wait.\n\nAna\nAnd then?\n\nBen\nI would ring them.\n"},
	{"French", "a.txt", "Candidat", "Recruteuse : Comment sauriez-vous que vous échouez ?\nCandidat : Quand les commandes attendent.\nRecruteuse : Et alors ?\nCandidat : Je les appellerais.\n"},
	{"German, with quotation marks and titles", "a.txt", "Bewerber", "Fr. Dr. Lee: Woran merken Sie, dass Sie scheitern?\nBewerber: Wenn Bestellungen liegen bleiben.\nFr. Dr. Lee: Und dann?\nBewerber: Ich würde anrufen.\n"},
	{"Greek", "a.txt", "Νίκος", "Άννα: Πώς θα ξέρατε ότι αποτύχατε;\nΝίκος: Όταν περιμένουν οι παραγγελίες.\nΆννα: Και μετά;\nΝίκος: Θα τους έπαιρνα τηλέφωνο.\n"},
	{"Chinese", "a.txt", "应聘者", "面试官：你怎么知道自己失败了？\n应聘者：订单积压的时候。\n面试官：然后呢？\n应聘者：我会打电话。\n"},
	{"Arabic", "a.txt", "بن", "آنا: كيف تعرف أنك فشلت؟\nبن: عندما تنتظر الطلبات.\nآنا: ثم ماذا؟\nبن: سأتصل بهم.\n"},
	{"two languages", "a.txt", "Ben", "Ana: How would you know? Woran merken Sie es?\nBen: When orders wait, wenn sie liegen bleiben.\nAna: Und dann, and then?\nBen: I would ring them.\n"},
	{"who asks never uses a question mark", "a.txt", "?", "Ana: Tell me how you would know that you fail.\nBen: When orders wait.\nAna: Go on.\nBen: I would ring them.\n"},
	{"one answers at length over paragraphs", "a.txt", "Ben", "Ana: How would you know that you fail?\n\nBen: When orders wait.\n\nThen customers ring: some of them twice.\n\nAna: And then?\n\nBen: I would ring them.\n"},
	{"several on the panel", "a.txt", "Candidate", "Panel member 1: How would you know that you fail?\nCandidate: When orders wait.\nPanel member 2: And then?\nCandidate: I would ring them.\n"},
	{"SRT with a dash for each speaker", "a.srt", "?", "1\n00:00:03,000 --> 00:00:06,000\n- How would you know that you fail?\n- When orders wait.\n\n2\n00:00:15,000 --> 00:00:18,000\n- And then?\n- I would ring them.\n"},
	{"changes of speaker alone", "a.txt", "?", ">> How would you know that you fail?\n>> When orders wait.\n>> And then?\n>> I would ring them.\n"},
	{"nothing tells who speaks", "a.txt", "?", "How would you know that you fail?\n\nWhen orders wait.\n\nAnd then?\n\nI would ring them.\n"},
}

// TestManyForms: the words of the one who answers are told from the others', or the
// transcript says that it is not sure. Never are they mixed silently.
func TestManyForms(t *testing.T) {
	t.Parallel()
	for _, f := range manyForms {
		t.Run(f.form, func(t *testing.T) {
			t.Parallel()
			got, err := transcript.Parse(f.file, []byte(f.in))
			if err != nil {
				t.Fatal(err)
			}
			if f.who == "?" {
				if !got.Unsure {
					t.Errorf("sure of %q", got.Speakers())
				}
				return
			}
			said, _ := got.Of(f.who)
			if said == "" || got.Unsure {
				t.Fatalf("unsure %v, speakers %q, turns %+v", got.Unsure, got.Speakers(), got.Turns)
			}
			if n := strings.Count(said, "\n\n"); n < 1 || n > 2 {
				t.Errorf("said %q", said)
			}
			for _, other := range []string{"How would you", "And then", "Attendees", "Comment", "Woran merken", "Πώς", "怎么", "كيف", "Tell me", "00:", "0:", "ended after", "SPEAKER"} {
				if strings.Contains(said, other) && !(f.form == "two languages" && other == "Woran merken") {
					t.Errorf("%q is taken for the answer: %q", other, said)
				}
			}
		})
	}
}

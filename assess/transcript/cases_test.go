package transcript_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess/transcript"
)

const (
	ask1 = "How would you know that you are failing in this job?"
	say1 = "When tenants call twice about the same repair, I have failed them, because I did not log it."
	ask2 = "What figure would you watch?"
	say2 = "The share of repairs logged within one working day. Below ninety five percent I am failing."
)

// TestCases: files as people have them, each with what is right in its expected.txt.
func TestCases(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		speakers []string
		of, want string
	}{
		"transcript-lower-case-names/in.vtt":       {[]string{"ana lee", "ben"}, "ben", say1 + "\n\n" + say2},
		"transcript-otter-text/in.txt":             {[]string{"Ana Lee", "Ben Okoro"}, "Ben Okoro", say1 + "\n\n" + say2},
		"transcript-one-bad-time/in.srt":           {nil, "", say1 + " " + say2},
		"transcript-one-bad-time/comma.vtt":        {nil, "", say1 + " " + say2},
		"transcript-blank-line-in-cue/in.srt":      {nil, "", "When tenants call twice, I have failed them. I watch the share of repairs logged in a day."},
		"transcript-blank-line-in-cue/rolling.vtt": {nil, "", "when tenants call twice I failed"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			got, err := transcript.Parse(name, data)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(test.speakers, got.Speakers()); d != "" || got.Unsure {
				t.Errorf("speakers (unsure: %v):\n%s", got.Unsure, d)
			}
			if text, _ := got.Of(test.of); text != test.want {
				t.Errorf("said:\n%s\nwant:\n%s", text, test.want)
			}
		})
	}
}

// interview is the same talk of two in one form: %A and %B are the speakers.
func TestForms(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in       string
		speakers []string
	}{
		"lower case":            {"ana: " + ask1 + "\nben: " + say1 + "\nana: " + ask2 + "\nben: " + say2, []string{"ana", "ben"}},
		"another script":        {"Анна Ли: " + ask1 + "\n\nБен: " + say1 + "\n\nАнна Ли: " + ask2 + "\n\nБен: " + say2, []string{"Анна Ли", "Бен"}},
		"a script without case": {"王安娜：" + ask1 + "\n李本：" + say1 + "\n王安娜：" + ask2 + "\n李本：" + say2, []string{"王安娜", "李本"}},
		"marks on letters":      {"अनीता: " + ask1 + "\nबेन: " + say1 + "\nअनीता: " + ask2 + "\nबेन: " + say2, []string{"अनीता", "बेन"}},
		"a comma":               {"Lee, Ana: " + ask1 + "\n\nOkoro, Ben: " + say1 + "\n\nLee, Ana: " + ask2 + "\n\nOkoro, Ben: " + say2, []string{"Lee, Ana", "Okoro, Ben"}},
		"brackets":              {"[Ana Lee] " + ask1 + "\n[Ben] " + say1 + "\n[Ana Lee] " + ask2 + "\n[Ben] " + say2, []string{"Ana Lee", "Ben"}},
		"brackets and colons":   {"[ANA]: " + ask1 + "\n[BEN]: " + say1 + "\n[ANA]: " + ask2 + "\n[BEN]: " + say2, []string{"ANA", "BEN"}},
		"Rev": {
			"Ana Lee (00:01):\n" + ask1 + "\n\nBen Okoro (00:04):\n" + say1 + "\n\nAna Lee (00:13):\n" + ask2 + "\n\nBen Okoro (00:15):\n" + say2,
			[]string{"Ana Lee", "Ben Okoro"},
		},
		"numbered speakers": {"Speaker 1 (0:01): " + ask1 + "\nSpeaker 2 (0:04): " + say1 + "\nSpeaker 1 (0:13): " + ask2 + "\nSpeaker 2 (0:15): " + say2, []string{"Speaker 1", "Speaker 2"}},
		"SPEAKER_00":        {"SPEAKER_00: " + ask1 + "\nSPEAKER_01: " + say1 + "\nSPEAKER_00: " + ask2 + "\nSPEAKER_01: " + say2, []string{"SPEAKER_00", "SPEAKER_01"}},
		"Zoom": {
			"[Ana Lee] 10:01:11\n" + ask1 + "\n\n[Ben Okoro] 10:01:15\n" + say1 + "\n\n[Ana Lee] 10:01:24\n" + ask2 + "\n\n[Ben Okoro] 10:01:27\n" + say2,
			[]string{"Ana Lee", "Ben Okoro"},
		},
		"times before names": {"[00:00:01] Ana: " + ask1 + "\n[00:00:04] Ben: " + say1 + "\n[00:00:13] Ana: " + ask2 + "\n[00:00:15] Ben: " + say2, []string{"Ana", "Ben"}},
		"Teams in a text": {
			"Ana Lee   0:01\n" + ask1 + "\n\nBen Okoro   0:04\n" + say1 + "\n\nAna Lee   0:13\n" + ask2 + "\n\nBen Okoro   0:15\n" + say2,
			[]string{"Ana Lee", "Ben Okoro"},
		},
		"Teams with arrows": {
			"0:0:1.0 --> 0:0:4.0\nAna Lee\n" + ask1 + "\n\n0:0:4.0 --> 0:0:12.740\nBen Okoro\n" + say1 + "\n\n0:0:13.0 --> 0:0:15.0\nAna Lee\n" + ask2 + "\n\n0:0:15.0 --> 0:0:22.0\nBen Okoro\n" + say2,
			[]string{"Ana Lee", "Ben Okoro"},
		},
		"names on lines of their own": {"Ana Lee\n" + ask1 + "\n\nBen Okoro\n" + say1 + "\n\nAna Lee\n" + ask2 + "\n\nBen Okoro\n" + say2, []string{"Ana Lee", "Ben Okoro"}},
		"names above, with colons":    {"Ana Lee:\n" + ask1 + "\n\nBen Okoro:\n" + say1 + "\n\nAna Lee:\n" + ask2 + "\n\nBen Okoro:\n" + say2, []string{"Ana Lee", "Ben Okoro"}},
		"bold":                        {"**Ana:** " + ask1 + "\n\n**Ben:** " + say1 + "\n\n**Ana:** " + ask2 + "\n\n**Ben:** " + say2, []string{"Ana", "Ben"}},
		"letters":                     {"Q. " + ask1 + "\nA. " + say1 + "\nQ. " + ask2 + "\nA. " + say2, []string{"Q", "A"}},
		"spelt twice":                 {"ANA: " + ask1 + "\nBen: " + say1 + "\nAna: " + ask2 + "\nBEN: " + say2, []string{"ANA", "Ben"}},
		"several voices in a cue": {
			"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ana>" + ask1 + "</v> <v Ben>" + say1 + "</v>\n\n00:10.000 --> 00:19.000\n<v Ana>" + ask2 + "</v>\n<v Ben>" + say2 + "</v>\n",
			[]string{"Ana", "Ben"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := transcript.Parse(name, []byte(test.in))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(test.speakers, got.Speakers()); d != "" || got.Unsure {
				t.Fatalf("speakers (unsure: %v):\n%s", got.Unsure, d)
			}
			if text, _ := got.Of(test.speakers[0]); text != ask1+"\n\n"+ask2 {
				t.Errorf("the first said:\n%s", text)
			}
			if text, _ := got.Of(test.speakers[1]); text != say1+"\n\n"+say2 {
				t.Errorf("the second said:\n%s", text)
			}
		})
	}
}

// TestUnsure: what does not tell speakers apart says so; prose is prose.
func TestUnsure(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in       string
		speakers int
		unsure   bool
	}{
		"captions without names":         {"1\n00:00:01,000 --> 00:00:04,000\n" + ask1 + "\n\n2\n00:00:05,000 --> 00:00:08,000\n" + say1, 0, true},
		"changes of speaker alone":       {"1\n00:00:01,000 --> 00:00:04,000\n>> Tell me when you fail.\n\n2\n00:00:05,000 --> 00:00:08,000\n>> " + say1, 0, true},
		"only who asks is named":         {"Interviewer: " + ask1 + "\n\n" + say1 + "\n\nInterviewer: " + ask2 + "\n\n" + say2, 0, true},
		"names without a question":       {"ana: tell me when you fail\nben: " + say1 + "\nana: go on\nben: " + say2, 2, true},
		"prose":                          {say1 + "\n\n" + say2, 0, false},
		"one speaker":                    {"Ben: " + say1 + "\n\nBen: " + say2, 1, false},
		"headings of a story":            {"Situation: the van broke.\nTask: bring the post.\nAction: I walked.\nResult: it arrived.\n\nSituation: rain.\nTask: the same.\nAction: I ran.\nResult: wet post.", 0, false},
		"sentences with colons":          {"One thing I know: paper waits.\n\nAnother thing I know: people do not.\n\nSo I begin with people.", 0, false},
		"a time at the end of sentences": {"I arrive at 8:30\n\nI go home at 17:00\n\nIn between I work.", 0, false},
		"sounds":                         {"[laughs] I have failed.\n[sighs] I have failed.\n[laughs] When paper waits.\n[sighs] Yes.", 0, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := transcript.Parse(name, []byte(test.in))
			if err != nil || len(got.Speakers()) != test.speakers || got.Unsure != test.unsure {
				t.Errorf("speakers %q, unsure %v, %v", got.Speakers(), got.Unsure, err)
			}
		})
	}
}

// TestOddLines: no line refuses a file, and none of the words is lost.
func TestOddLines(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"no times at all":          "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\nx --> y 1\nthree four\n",
		"a time that is no number": "1\n00:00:01,000 --> 00:0a:00\none two\n\n2\n00:00:03,000 --> 00:00:04,000\nthree four\n",
		"no end":                   "1\n00:00:01,000 -->\none two\n\n2\n00:00:03,000 --> 00:00:04,000\nthree four\n",
		"four digits":              "1\n00:00:01.0000 --> 00:00:02.0000\none two\n\n2\n00:00:03,000 --> 00:00:04,000\nthree four\n",
		"short times":              "WEBVTT\n\n00:00 --> 00:01\none two\n\n00:02 --> 00:03\nthree four\n",
		"growing captions":         "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\n00:02.000 --> 00:03.000\none two three\n\n00:03.000 --> 00:04.000\none two three four\n",
		"no empty lines":           "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n00:02.000 --> 00:03.000\nthree four\n",
		"an empty cue":             "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\n00:02.000 --> 00:03.000\n\n00:03.000 --> 00:04.000\nthree four\n",
		"two lines that roll":      "WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:02.000 --> 00:03.000\none\ntwo\nthree\n\n00:03.000 --> 00:04.000\ntwo\nthree\nfour\n",
	} {
		got, err := transcript.Parse(name, []byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text, seconds := got.Of(""); text != "one two three four" || seconds < 0 || seconds > 4 {
			t.Errorf("%s: %q in %d s", name, text, seconds)
		}
	}
}

// TestAnswerer: names that say who answers.
func TestAnswerer(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Interviewer: Why?\n\nCandidate: Because.":                           "Candidate",
		"Panel: Why?\nAna: Because.\nPanel: And?\nAna: So.":                  "Ana",
		"Q: Why?\nA: Because.\nQ: And?\nA: So.":                              "A",
		"Interviewer 1: Why?\nInterviewer 2: And?\nAna Lee: Because.":        "Ana Lee",
		"Ana: Why?\nBen: Because.\nAna: And?\nBen: So.":                      "",
		"Candidate 1: Why?\nCandidate 2: Because.\nCandidate 1: Is that so?": "",
	} {
		got, err := transcript.Parse("talk", []byte(in))
		if err != nil {
			t.Fatal(err)
		}
		if name, ok := got.Answerer(); name != want || ok != (want != "") {
			t.Errorf("%q: %q of %q, want %q", in, name, got.Speakers(), want)
		}
	}
}

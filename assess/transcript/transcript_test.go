package transcript_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess/transcript"
	"yardstick/internal/fault"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want transcript.Transcript
	}{
		"a text": {
			"I have failed\nwhen nobody rings back.\n\nAnd when paper waits.\n",
			transcript.Transcript{Turns: []transcript.Turn{{Text: "I have failed when nobody rings back."}, {Text: "And when paper waits."}}},
		},
		"a text that is a conversation": {
			"Panel: What is failure?\nAnn O'Dea: When nobody rings back.\nAnd when paper waits.\n\nPanel: And then?\n\nAnn O'Dea: Then I ask.",
			transcript.Transcript{Turns: []transcript.Turn{
				{Speaker: "Panel", Text: "What is failure?"},
				{Speaker: "Ann O'Dea", Text: "When nobody rings back. And when paper waits."},
				{Speaker: "Panel", Text: "And then?"},
				{Speaker: "Ann O'Dea", Text: "Then I ask."},
			}},
		},
		"a text with a colon": {
			"First: I ring back.\n\nSecond: I write it down.",
			transcript.Transcript{Turns: []transcript.Turn{{Text: "First: I ring back."}, {Text: "Second: I write it down."}}},
		},
		"WebVTT": {
			"\ufeffWEBVTT - made by a meeting\n\nNOTE a remark\nof two lines\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:03.500 align:start\n<v Panel>What is <b>failure</b>?</v>\n\n" +
				"00:00:04.000 --> 00:00:06.000\n<v Ann>When nobody\nrings back &amp; waits.\n\n00:00:06.000 --> 00:00:08.250\n<v Ann>And then?\n",
			transcript.Transcript{Timed: true, Turns: []transcript.Turn{
				{Speaker: "Panel", Text: "What is failure?", Start: 1000, End: 3500},
				{Speaker: "Ann", Text: "When nobody rings back & waits. And then?", Start: 4000, End: 8250},
			}},
		},
		"SubRip": {
			"1\r\n00:00:01,000 --> 00:00:03,000\r\nI have <i>failed</i>\r\n\r\n2\r\n00:00:03,000 --> 01:00:05,5\r\n{\\an8}I have failed\r\nwhen paper waits.\r\n",
			transcript.Transcript{Timed: true, Turns: []transcript.Turn{{Text: "I have failed when paper waits.", Start: 1000, End: 3605500}}},
		},
		"captions that roll": {
			"WEBVTT\n\n00:01.000 --> 00:02.000\nI have failed\n\n00:02.000 --> 00:03.000\nI have failed\nwhen paper waits\n",
			transcript.Transcript{Timed: true, Turns: []transcript.Turn{{Text: "I have failed when paper waits", Start: 1000, End: 3000}}},
		},
		"captions with names": {
			"1\n00:00:01,000 --> 00:00:02,000\nPanel: What is failure?\n\n2\n00:00:02,000 --> 00:00:03,000\nAnn: When nobody\nrings back.\n\n3\n00:00:03,000 --> 00:00:04,000\nPanel: And?\n",
			transcript.Transcript{Timed: true, Turns: []transcript.Turn{
				{Speaker: "Panel", Text: "What is failure?", Start: 1000, End: 2000},
				{Speaker: "Ann", Text: "When nobody rings back.", Start: 2000, End: 3000},
				{Speaker: "Panel", Text: "And?", Start: 3000, End: 4000},
			}},
		},
		"UTF-16": {"\xff\xfeO\x00k\x00.\x00", transcript.Transcript{Turns: []transcript.Turn{{Text: "Ok."}}}},
		"a text that says WEBVTT": {
			"WEBVTT files are what I write.", transcript.Transcript{},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := transcript.Parse("talk", []byte(test.in))
			if len(test.want.Turns) == 0 {
				if !fault.Is(err, fault.Invalid) {
					t.Errorf("got %+v, %v", got, err)
				}
				return
			}
			if d := cmp.Diff(test.want, got); d != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, d)
			}
		})
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	got, err := transcript.Parse("talk.vtt", []byte("WEBVTT\n\n00:00.000 --> 00:02.000\n<v Panel>Why?\n\n00:02.000 --> 00:05.400\n<v Ann>Because.\n\n00:06.000 --> 00:07.000\n<v Panel>And?\n\n00:07.000 --> 00:09.300\n<v Ann>So.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Panel", "Ann"}, got.Speakers()); d != "" {
		t.Error(d)
	}
	if text, seconds := got.Of("Ann"); text != "Because.\n\nSo." || seconds != 6 {
		t.Errorf("Ann: %q in %d s", text, seconds)
	}
	if text, seconds := got.Of(""); text != "Why?\n\nBecause.\n\nAnd?\n\nSo." || seconds != 9 {
		t.Errorf("all: %q in %d s", text, seconds)
	}
}

// TestErrors: what is wrong, in which line, and what would be right.
func TestErrors(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                               "talk.vtt: is empty",
		"WEBVTT\n\n":                     "talk.vtt: holds no words that were said",
		"\xff\xfe\x00\xd8a":              "",
		"a\x00b":                         "talk.vtt: is not a text file",
		strings.Repeat("long ", 500_000): "talk.vtt: is larger than 2 MiB",
		"WEBVTT\n" + strings.Repeat("\n00:01.000 --> 00:01.000\nx\n", 50_001): "talk.vtt:150003: has more than 50000 cues",
	} {
		_, err := transcript.Parse("talk.vtt", []byte(in))
		if want != "" && (!fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%.20q: %v, want %s…", in, err, want)
		}
	}
}

// TestLongIsQuick: time grows with the length, whatever the lines are.
func TestLongIsQuick(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"a\n", "\n", "Ann: b\nPanel: c\n", "<v Ann>a\n", "00:01.000 --> 00:02.000\n", "a: ", "<"} {
		for _, head := range []string{"", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "1\n00:00:01,000 --> 00:00:02,000\n"} {
			start := time.Now()
			_, _ = transcript.Parse("long", []byte(head+strings.Repeat(line, 200_000/len(line))))
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%q after %q took %v", line, head, took)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(data)
		}
	}
	f.Add([]byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Because.\n"))
	f.Add([]byte("1\n00:00:01,000 --> 00:00:02,000\nPanel: Why?\n"))
	f.Add([]byte("Panel: Why?\nAnn: So.\nPanel: And?\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := transcript.Parse("fuzz", data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("not a fault of the input: %v", err)
			}
			return
		}
		text, seconds := got.Of("")
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" || seconds < 0 {
			t.Errorf("%q in %d s", text, seconds)
		}
		for _, turn := range got.Turns {
			if turn.End < turn.Start || strings.ContainsAny(turn.Text, "\n\r") {
				t.Errorf("%+v", turn)
			}
		}
	})
}

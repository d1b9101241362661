package document

import (
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"pgregory.net/rapid"
)

type figure struct {
	A float64 `json:"a" yaml:"a"`
	B string  `json:"b" yaml:"b"`
}

// TestNumbers: a figure is read in every way in which YAML writes one, and a text
// that looks like one is text where text is wanted.
func TestNumbers(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"1e+06": "1e+06", "2E6": "2e+06", "1.2e+06": "1.2e+06", "-3.5E-2": "-0.035", "1200000": "1.2e+06", "1_000": "1000", "+4": "4", ".5": "0.5",
		"'1e+06'": `f:1: a: is text ("1e+06"); it must be a number, without a unit or a percent sign`,
		`"12"`:    `f:1: a: is text ("12"); it must be a number, without a unit or a percent sign`,
		"1e":      `f:1: a: is text ("1e"); it must be a number, without a unit or a percent sign`,
		"5 %":     `f:1: a: is text ("5 %"); it must be a number, without a unit or a percent sign`,
		"1e+999":  `f:1: a: is text ("1e+999"); it must be a number, without a unit or a percent sign`,
		"yes":     `f:1: a: is text ("yes"); it must be a number, without a unit or a percent sign`,
		"true":    `f:1: a: is true or false ("true"); it must be a number, without a unit or a percent sign`,
		"[1]":     `f:1: a: is a list; it must be a number, without a unit or a percent sign`,
	} {
		d, err := Parse("f", []byte("a: "+in+"\nb: 1e5\n"))
		var v figure
		if err == nil {
			err = d.Decode(&v)
		}
		got := strconv.FormatFloat(v.A, 'g', -1, 64)
		if err != nil {
			got = err.Error()
		} else if v.B != "1e5" {
			t.Errorf("%s: the text is %q", in, v.B)
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

// TestWrittenFiguresComeBack: whatever number the library writes, it is read as that number.
func TestWrittenFiguresComeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		v := figure{A: rapid.OneOf(rapid.Float64Range(-1e15, 1e15), rapid.Map(rapid.IntRange(-12, 300), func(n int) float64 {
			f, _ := strconv.ParseFloat("1e"+strconv.Itoa(n%13*2), 64)
			return f * float64(n%7)
		})).Draw(rt, "a"), B: rapid.StringMatching(`[0-9]{1,3}[eE]?\+?[0-9]{0,3}`).Draw(rt, "b")}
		data, err := yaml.Marshal(v)
		if err != nil {
			rt.Fatal(err)
		}
		d, err := Parse("f", data)
		if err != nil {
			rt.Fatal(err)
		}
		var back figure
		if err := d.Decode(&back); err != nil {
			if strings.Contains(err.Error(), ": b: ") {
				return // a text that YAML takes for a number; the error says to put it in quotes
			}
			rt.Fatalf("%s: %v", data, err)
		}
		if back.A != v.A {
			rt.Errorf("got %v, want %v", back.A, v.A)
		}
	})
}

// TestMessagesNameWhatWouldBeRight: a value of the wrong kind is named with its field.
func TestMessagesNameWhatWouldBeRight(t *testing.T) {
	t.Parallel()
	type inner struct {
		Name string         `json:"name" yaml:"name"`
		Done bool           `json:"done" yaml:"done"`
		Each []string       `json:"each" yaml:"each"`
		By   map[int]string `json:"by" yaml:"by"`
	}
	type outer struct {
		Whole int     `json:"whole" yaml:"whole"`
		All   []inner `json:"all" yaml:"all"`
	}
	for in, want := range map[string]string{
		"whole: 1.5":                        `f:1: whole: is a number ("1.5"); it must be a whole number`,
		"whole: 99999999999999999999":       "whole: ",
		"whole: one":                        `f:1: whole: is text ("one"); it must be a whole number`,
		"all: {name: x}":                    "f:1: all: ",
		"all:\n  - name: 5\n":               "f:2: all[0].name: ",
		"all:\n  - name: x\n    done: 1\n":  "f:3: all[0].done: ",
		"all:\n  - each: [a, [b]]\n":        "f:2: all[0].each[1]: ",
		"all:\n  - by: {one: a}\n":          "f:2: all[0].by",
		"all:\n  - by: {1: [a]}\n":          "f:2: all[0].by",
		"all:\n  - {name: x, nmae: y}\n":    "f:2: all[0].nmae: there is no such field; there are name, done, each, by",
		"all: [null, 5]\n":                  "f:1: all[0]: has nothing in it",
		"{\"all\": [{\"done\": \"no\"}]}\n": "f:1: all[0].done: ",
	} {
		d, err := Parse("f", []byte(in))
		if err == nil {
			err = d.Decode(&outer{})
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) && !strings.Contains(err.Error(), want) {
			t.Errorf("%s:\n got %v\nwant %s", in, err, want)
		}
	}
}

package intake

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"yardstick/assess/model"
)

// wordsOfAPage is how many words count as a page of text here.
const wordsOfAPage = 500

// BenchmarkImport reads whole advertisements through the door with the encoder
// that the program uses, and reports the processor time of 500 words: 300 ms are
// wanted at most. One page is read before, which loads the weights.
func BenchmarkImport(b *testing.B) {
	texts := advertisements(b)
	words := 0
	for _, s := range texts {
		words += len(strings.Fields(s))
	}
	o := Options{Encoder: model.Lines{}}
	if _, err := Read(b.Context(), "warm", []byte(texts[0]), o); err != nil {
		b.Fatal(err)
	}
	before, slowest := processorTime(), time.Duration(0)
	for b.Loop() {
		for _, s := range texts {
			start := processorTime()
			if _, err := Read(b.Context(), "f", []byte(s), o); err != nil {
				b.Fatal(err)
			}
			page := time.Duration(float64(processorTime()-start) * wordsOfAPage / float64(len(strings.Fields(s))))
			slowest = max(slowest, page)
		}
	}
	pages := float64(words) / wordsOfAPage * float64(b.N)
	b.ReportMetric(float64((processorTime()-before).Microseconds())/1e3/pages, "cpu-ms/page")
	b.ReportMetric(float64(slowest.Microseconds())/1e3, "cpu-ms/page-slowest")
}

// advertisements are labelled ones of the training set as texts, without labels.
func advertisements(b *testing.B) []string {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "training", "data", "lines", "u.txt"))
	if err != nil {
		b.Fatal(err)
	}
	figures := regexp.MustCompile(` \{[^}]*\}`)
	var out []string
	for line := range strings.Lines(string(data)) {
		code, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		text = strings.Replace(figures.ReplaceAllString(text, ""), " | ", ": ", 1)
		switch {
		case code == "==":
			out = append(out, "")
		case code == "":
		case code[0] == '+':
			out[len(out)-1] = strings.TrimSuffix(out[len(out)-1], "\n") + " " + text + "\n"
		case code[0] == 'i':
			out[len(out)-1] += "- " + text + "\n"
		default:
			out[len(out)-1] += "\n" + text + "\n"
		}
	}
	return out
}

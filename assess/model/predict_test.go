package model

import (
	"bufio"
	"encoding/json"
	"os"
	"runtime"
	"sync"
	"testing"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

// item is one answer with the claims that training/predict.py wants read.
type item struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Claims   []struct {
		Kind string `json:"kind"`
		Text string `json:"text"`
	} `json:"claims"`
}

// TestPredict writes what a weights file gives for the items of a file, as the
// program computes it: for training/predict.py, which names the files. It is
// left out where they are not named.
func TestPredict(t *testing.T) {
	in, out, weights := os.Getenv("PREDICT_ITEMS"), os.Getenv("PREDICT_OUT"), os.Getenv("PREDICT_WEIGHTS")
	if in == "" || out == "" || weights == "" {
		t.Skip("PREDICT_ITEMS, PREDICT_OUT and PREDICT_WEIGHTS name no files: only training wants this")
	}
	data, err := os.ReadFile(weights)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	items := readItems(t, in)
	rows := make([][][classes]float32, len(items))
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				rows[i] = predict(t, r, &items[i])
			}
		})
	}
	for i := range items {
		next <- i
	}
	close(next)
	wait.Wait()
	raw, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, raw, 0o644); err != nil {
		t.Fatal(err)
	}
}

func readItems(t *testing.T, path string) []item {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var items []item
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var i item
		if err := json.Unmarshal(lines.Bytes(), &i); err != nil {
			t.Fatal(err)
		}
		items = append(items, i)
	}
	return items
}

// predict gives the shares of every claim of an item, over the decision's temperature.
func predict(t *testing.T, r *Reader, i *item) [][classes]float32 {
	t.Helper()
	var claims []assess.Claim
	for _, c := range i.Claims {
		claims = append(claims, assess.Claim{Question: i.Question, Kind: guide.Kind(c.Kind), Text: c.Text})
	}
	d, err := text.Parse(i.Answer)
	if err != nil {
		t.Error(err)
		return nil
	}
	a := new(arena)
	if err := r.prepare(claims).read(t.Context(), a, d); err != nil {
		t.Error(err)
		return nil
	}
	var out [][classes]float32
	for k := range a.findings {
		out = append(out, a.findings[k].shares)
	}
	return out
}

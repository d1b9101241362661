package model

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var measure = flag.Bool("measure", false, "measure how time grows and draw docs/performance-growth.svg anew")

const growthFile = "../../docs/performance-growth.svg"

// curve is one line of the plot: milliseconds over a size.
type curve struct {
	title, unit string
	sizes       []int
	ms          []float64
}

// TestGrowth draws the plot of a settled reading's time over words and over
// requirements of a known guide with go test ./assess/model -run Growth -measure.
// Without -measure it wants the plot to be there.
func TestGrowth(t *testing.T) {
	if !*measure {
		if raw, err := os.ReadFile(growthFile); err != nil || !strings.HasSuffix(strings.TrimSpace(string(raw)), "</svg>") {
			t.Errorf("no plot (make it with -measure): %v", err)
		}
		return
	}
	r, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	words := curve{title: "8 requirements", unit: "words", sizes: []int{50, 100, 200, 400, 1000}}
	for _, n := range words.sizes {
		words.ms = append(words.ms, leastTime(t, r, n, 8))
	}
	claims := curve{title: "100 words", unit: "requirements", sizes: []int{1, 4, 8, 12, 16, 24, 32, 40}}
	for _, n := range claims.sizes {
		claims.ms = append(claims.ms, leastTime(t, r, 100, n))
	}
	t.Logf("%+v\n%+v", words, claims)
	if err := os.WriteFile(growthFile, []byte(plot(words, claims)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// leastTime is the least processor time of a few readings, in milliseconds.
func leastTime(t *testing.T, r *Reader, words, claims int) float64 {
	t.Helper()
	p, d := r.prepare(benchClaims(claims)), document(t, benchAnswer(words))
	result := testing.Benchmark(func(b *testing.B) {
		b.Helper()
		fastestProgram(b, func() error {
			_, err := p.Read(b.Context(), d)
			return err
		})
	})
	return result.Extra["cpu-ms-fastest"]
}

// plot draws the curves side by side.
func plot(curves ...curve) string {
	const width, height = 360, 260
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11" fill="#222">`+"\n", width*len(curves), height)
	fmt.Fprintf(&b, `<title>Processor time of one reading over words and over requirements</title><rect width="100%%" height="100%%" fill="#fff"/>`+"\n")
	for i, c := range curves {
		c.draw(&b, float64(i*width))
	}
	return b.String() + "</svg>\n"
}

// draw draws one curve with its axes and a straight line through the origin's
// side: from the first point to the last, so that a bend shows.
func (c *curve) draw(b *strings.Builder, left float64) {
	const x0, y0, w, h = 50, 210, 290, 170
	last := len(c.sizes) - 1
	x := func(size int) float64 { return left + x0 + w*float64(size)/float64(c.sizes[last]) }
	y := func(ms float64) float64 { return y0 - h*ms/c.ms[last] }
	fmt.Fprintf(b, `<text x="%.0f" y="22" font-size="13">%s</text>`+"\n", left+x0, c.title)
	fmt.Fprintf(b, `<path d="M%.0f %d V%d H%.0f" fill="none" stroke="#222"/>`+"\n", left+x0, y0-h-8, y0, left+x0+w+8)
	fmt.Fprintf(b, `<path d="M%.1f %.1f L%.1f %.1f" stroke="#999" stroke-dasharray="4 4"/>`+"\n", x(c.sizes[0]), y(c.ms[0]), x(c.sizes[last]), y(c.ms[last]))
	var points []string
	for i, size := range c.sizes {
		points = append(points, fmt.Sprintf("%.1f,%.1f", x(size), y(c.ms[i])))
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="3" fill="#0b5"/><text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n", x(size), y(c.ms[i]), x(size), y0+16+12*(i%2), size)
	}
	fmt.Fprintf(b, `<polyline points="%s" fill="none" stroke="#0b5" stroke-width="2"/>`+"\n", strings.Join(points, " "))
	for _, i := range []int{0, last / 2, last} {
		fmt.Fprintf(b, `<text x="%.0f" y="%.1f" text-anchor="end">%.0f ms</text>`+"\n", left+x0-5, y(c.ms[i])+4, c.ms[i])
	}
	fmt.Fprintf(b, `<text x="%.0f" y="%d" text-anchor="middle">%s</text>`+"\n", left+x0+w/2, y0+42, c.unit)
}

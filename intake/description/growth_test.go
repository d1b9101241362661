package description

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"yardstick/internal/fault"
)

// packed makes a PDF of so many pages that share a packed content stream and a
// font with a packed map of codes, which is named so often on each of them.
func packed(pages, fonts int, codes, content string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	var kids, names strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 6+i)
	}
	for i := range fonts {
		fmt.Fprintf(&names, "/F%d 5 0 R ", i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, kids.String()))
	object(deflated(codes))
	object(deflated(content))
	object("<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 3 0 R >>")
	for range pages {
		object("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << " + names.String() + " >> >> >>")
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

func deflated(s string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte(s)) // into memory
	_ = w.Close()
	return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", z.Len(), z.String())
}

const (
	helloPage = "BT /F0 12 Tf 10 10 Td (define failure in this job please) Tj ET\n"
	allCodes  = "<0000> <ffff> <0041>\nendbfrange\n"
)

// small files that once took minutes, or gigabytes.
func greedy() map[string][]byte {
	return map[string][]byte{
		"ranges of codes":   packed(1, 1, strings.Repeat(allCodes, 3000), helloPage),
		"fonts and pages":   packed(200, 100, strings.Repeat(allCodes, 20), helloPage),
		"one string":        packed(1, 1, "<00> <"+strings.Repeat("4e00", 16)+">\nendbfchar\n", "BT /F0 12 Tf ("+strings.Repeat("\x00", 12<<20)+") Tj ET\n"),
		"marks of streams":  []byte("%PDF-1.4\n" + strings.Repeat("stream\n\n", 900_000)),
		"long dictionaries": []byte("%PDF-1.4\n" + strings.Repeat(strings.Repeat("%", 1000)+"\nstream\nendstream\n", 8_000)),
	}
}

// TestGreedyFiles refuses small files that ask for much work, within bounds that do
// not depend on the clock: of memory here, of steps in the reader.
func TestGreedyFiles(t *testing.T) { //nolint:paralleltest // it counts what is allocated
	for name, data := range greedy() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Text(data)
		runtime.ReadMemStats(&after)
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want it refused", name, err)
		}
		if got := after.TotalAlloc - before.TotalAlloc; got > 1<<30 {
			t.Errorf("%s: %d MiB allocated for %d bytes", name, got>>20, len(data))
		}
	}
}

// TestStops ends reading where nobody waits any more.
func TestStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, data := range map[string][]byte{"PDF": samplePDF(t, lines), "greedy PDF": greedy()["ranges of codes"], "DOCX": sampleDOCX(t)} {
		if text, err := TextFor(ctx, data); !errors.Is(err, context.Canceled) || text != "" {
			t.Errorf("%s: %d bytes, %v; want an end", name, len(text), err)
		}
	}
	if _, err := JobFor(ctx, strings.Repeat("- File the letters of the day.\n", 1000)); !errors.Is(err, context.Canceled) {
		t.Errorf("a job: %v, want an end", err)
	}
}

// BenchmarkGrowth reads files of one size and of twice that: what a byte costs stays the same.
func BenchmarkGrowth(b *testing.B) {
	duty := "- Answer the calls of customers within two minutes and file their letters.\n"
	for _, n := range []int{1, 2, 4} {
		for name, data := range map[string][]byte{
			"codes": packed(1, 1, strings.Repeat("<0000> <0fff> <0041>\nendbfrange\n", 100*n), helloPage),
			"pages": packed(25*n, 1, "<00> <7f> <0000>\nendbfrange\n", helloPage),
			"text":  []byte(strings.Repeat(duty, 400*n)),
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Text(data); err != nil && !fault.Is(err, fault.Invalid) {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprintf("job/%d", n), func(b *testing.B) {
			text := "Clerk\n\nDuties:\n" + strings.Repeat(duty, 100*n)
			for b.Loop() {
				if _, err := Job(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

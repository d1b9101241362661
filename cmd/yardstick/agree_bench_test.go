package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"yardstick/internal/disk"
)

// BenchmarkAgree is the whole of yardstick agree: ten thousand targets × twenty
// raters, and a million ratings from a pipe, with the memory it took at most.
func BenchmarkAgree(b *testing.B) {
	binary := built(b)
	for _, size := range []struct{ targets, raters int }{{10_000, 20}, {50_000, 20}} {
		b.Run(fmt.Sprintf("ratings=%d", size.targets*size.raters), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "ratings.csv")
			if err := disk.Write(file, func(w io.Writer) error { return writePanel(w, size.targets, size.raters) }); err != nil {
				b.Fatal(err)
			}
			resident := 0.0
			for b.Loop() {
				in, err := os.Open(file)
				if err != nil {
					b.Fatal(err)
				}
				c := exec.Command(binary, "agree", "--format", "json", "-")
				c.Stdin = in
				if out, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				resident = max(resident, peak(c.ProcessState.SysUsage()))
				in.Close()
			}
			b.ReportMetric(resident, "MB-resident")
		})
	}
}

// writePanel writes ratings from 1 to 5 around a true level of each target, one
// rater after the other, so that a target's ratings lie far apart in the file.
func writePanel(w io.Writer, targets, raters int) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "target,rater,rating")
	levels := rand.New(rand.NewPCG(1, 1))
	truth := make([]float64, targets)
	for i := range truth {
		truth[i] = levels.NormFloat64()
	}
	for j := range raters {
		for i, level := range truth {
			fmt.Fprintf(out, "candidate %d,rater %d,%d\n", i, j, min(max(int(3.5+level+0.7*levels.NormFloat64()), 1), 5))
		}
	}
	return out.Flush()
}

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// progress shows on a terminal how far a stream has come. It writes nothing
// anywhere else, and nothing during the first moment.
type progress struct {
	out   io.Writer // nil: no terminal
	total int64     // bytes, 0 where unknown
	read  atomic.Int64
	done  int
	begun time.Time
	last  time.Time
	drawn bool
}

// progressEvery is the time between two drawings.
const progressEvery = 150 * time.Millisecond

func newProgress(stderr io.Writer, in io.Reader) *progress {
	p := &progress{begun: time.Now()}
	p.last = p.begun
	if f, ok := stderr.(*os.File); ok && isTerminal(f) {
		p.out = stderr
	}
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			p.total = info.Size()
		}
	}
	return p
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// count counts the bytes that are read from r.
func (p *progress) count(r io.Reader) io.Reader { return &countingReader{r, &p.read} }

type countingReader struct {
	r io.Reader
	n *atomic.Int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n.Add(int64(n))
	return n, err
}

// hide turns the display off: one answer needs none.
func (p *progress) hide() { p.out = nil }

// step counts one answer and draws where it is time.
func (p *progress) step() {
	p.done++
	if p.out == nil {
		return
	}
	if now := time.Now(); now.Sub(p.last) >= progressEvery {
		p.last, p.drawn = now, true
		fmt.Fprintf(p.out, "\r%s", p.line(now))
	}
}

// line is one line of progress, as wide every time.
func (p *progress) line(now time.Time) string {
	since := now.Sub(p.begun)
	s := fmt.Sprintf("%d answers, %s", p.done, pace(p.done, since))
	if p.total > 0 {
		share := min(float64(p.read.Load())/float64(p.total), 1)
		full := int(share * 20)
		s = fmt.Sprintf("[%s%s] %3.0f %%  %s%s", strings.Repeat("=", full), strings.Repeat(" ", 20-full), share*100, s, left(share, since))
	}
	return fmt.Sprintf("%-78s", s)
}

// pace is how many answers come in which time.
func pace(done int, since time.Duration) string {
	rate := float64(done) / max(since.Seconds(), 0.001)
	if rate < 2 {
		return fmt.Sprintf("%.1f a minute", rate*60)
	}
	return fmt.Sprintf("%.0f a second", rate)
}

// left is an estimate of the time that is left, once there is something to go by.
func left(share float64, since time.Duration) string {
	if share <= 0.01 || share >= 1 {
		return ""
	}
	rest := time.Duration(float64(since) * (1 - share) / share)
	switch {
	case rest < time.Minute:
		return ""
	case rest < 2*time.Hour:
		return fmt.Sprintf(", about %d min left", int(rest.Minutes()+0.5))
	}
	return fmt.Sprintf(", about %d h left", int(rest.Hours()+0.5))
}

// clear takes the display away.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprintf(p.out, "\r%78s\r", "")
	}
}

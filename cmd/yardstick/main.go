// Command yardstick measures interview answers against the criteria of a job.
// It parses, wires and calls; every decision is in the packages it calls.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"yardstick/internal/option"
)

// Exit statuses: a failed check is not a usage error.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	os.Exit(p.run(os.Args[1:]))
}

// program is everything a run needs from outside, so that tests start it as it is.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	model          *kong.Application // once a command line is parsed
	choice         *option.Choice    // whence options came, once a command line is parsed
}

// errFailed is returned by a command whose check failed after it has written
// its findings: exit status 1, nothing more to say.
var errFailed = errors.New("check failed")

// commands is the command line: one field a command, each in a file of its own.
type commands struct {
	Serve    serveCmd    `cmd:"" help:"Practise in a browser: learn what failure means in a job, and rehearse."`
	Health   healthCmd   `cmd:"" help:"Ask a server whether it is ready: exit status 0 yes, 1 no."`
	Practise practiseCmd `cmd:"" aliases:"practice" help:"Practise in the terminal: job, question, answer, marked result, again."`
	Assess   assessCmd   `cmd:"" help:"Assess an answer, or a stream of answers, against a guide."`
	Job      jobCmd      `cmd:"" help:"Check, show and import jobs."`
	Guide    guideCmd    `cmd:"" help:"Derive, check, seal and print interview guides."`
	Eval     evalCmd     `cmd:"" help:"Measure the assessor on labelled answers."`
	Judge    judgeCmd    `cmd:"" help:"What concerns language models that read as one more rater."`
	Agree    agreeCmd    `cmd:"" help:"Say how far raters agree: correlations, kappas, alpha, severity, and whether the assessor votes."`
	Impact   impactCmd   `cmd:"" help:"Say how groups fare in a selection: rates, four fifths, exact tests."`
	Verify   verifyCmd   `cmd:"" help:"Verify the record of a position, offline: exit status 0 whole, 1 broken, 2 no record."`
	Proof    proofCmd    `cmd:"" help:"Write the proofs of the entries in a record that concern one person alone."`
	Keys     keysCmd     `cmd:"" help:"Show the public half of a key that signs records, or make one."`
	Witness  witnessCmd  `cmd:"" help:"Cosign the record that another organisation keeps, day by day, without reading it."`
	Panel    panelCmd    `cmd:"" help:"Run a position: independent ratings, sealed until all are in, discussion, decision, record."`
	Batch    batchCmd    `cmd:"" help:"Have many answers assessed in the background: submit, status, results, cancel."`
	Worker   workerCmd   `cmd:"" help:"Do background work as a process of its own, and look after tasks."`
	Token    tokenCmd    `cmd:"" help:"Make, list and take back tokens, by which programs act over the API."`
	MCP      mcpCmd      `cmd:"" name:"mcp" help:"Offer jobs, guides and assessing to a language model's tools, on standard input and output (Model Context Protocol)."`
	Export   exportCmd   `cmd:"" help:"Write everything that you practised as one JSON file."`
	Import   importCmd   `cmd:"" help:"Add what is in an export to what you practised."`
	Backup   backupCmd   `cmd:"" help:"Copy the database into one file, also while a server uses it."`
	Restore  restoreCmd  `cmd:"" help:"Put a backup in the place of the database, also while a server uses it."`
	Migrate  migrateCmd  `cmd:"" help:"Bring the database to the schema of this program."`
	Version  versionCmd  `cmd:"" help:"Print the version, or the licences of everything in the program."`

	Completion completionCmd `cmd:"" help:"Print what makes a shell complete commands and flags."`
}

// helped turns the ways in which people ask for help into the one that is parsed.
func helped(args []string) []string {
	switch {
	case len(args) == 0:
		return []string{"--help"}
	case args[0] == "help":
		return append(args[1:], "--help")
	case args[0] == "--version" || args[0] == "-v":
		return []string{"version"}
	}
	return args
}

// run parses args, calls the command and returns the exit status.
func (p *program) run(args []string) (status int) {
	var c commands
	exited := false
	p.choice = option.FromSystem()
	parser, err := kong.New(&c,
		kong.Name("yardstick"),
		kong.Description("Turns a job into the criteria that decide success and failure in it, and measures interview answers against them."),
		kong.Writers(p.stdout, p.stderr),
		kong.Exit(func(code int) { exited, status = true, code }),
		kong.Bind(p),
		kong.Resolvers(p.choice),
	)
	if err != nil {
		fmt.Fprintln(p.stderr, "yardstick:", err)
		return exitUsage
	}
	p.model = parser.Model
	ctx, err := parser.Parse(helped(args))
	if exited { // --help has printed
		if len(args) == 0 {
			return exitUsage // nothing was asked for; a script that does so is wrong
		}
		return status
	}
	if err = hinted(err); err == nil {
		err = p.choice.Err
	}
	if err == nil {
		err = ctx.Run(p)
	}
	return p.report(err)
}

// report writes the error, if any, as one line and gives the exit status.
func (p *program) report(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFailed):
		return exitFailed
	default:
		fmt.Fprintln(p.stderr, "yardstick:", err)
		return exitUsage
	}
}

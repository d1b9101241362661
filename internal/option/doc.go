// Package option gives a running program its settings from flags, from the
// environment and from a file, out of one table: the flags of its command.
//
// A flag is declared once, as a field of a command's struct. [Of] makes the table
// of it: each row has the name of the flag, which is also the field in a file, and
// a variable of the environment. What a flag says goes over a variable, that over
// the file, and that over the default. A [Choice] decides so and remembers whence
// each value came; [Choice.Locate] gives an error about an option the place where
// it was set. [Markdown] writes the table for people.
//
// Tags of a flag besides those of kong:
//
//	option:"flag"   is no setting: only the command line has it
//	option:"place"  names the file itself: flag and variable, no field
//	secret:""       is masked where it is shown; its variable with _FILE behind it may name a file that holds it
//	secret:"url"    the same, but only the password in an address is masked
package option

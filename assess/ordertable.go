package assess

// wordClasses are the classes of small words; classByForm tells the rest by
// their endings.
var wordClasses = classesOf([]string{
	"very too just also then now never always again still only even ever already often really quite", // adverb
	"and or but nor",                   // and
	"the a an",                         // article
	"am is are was were be been being", // be
	"because if when while since although though unless whether as than so",               // because
	"i'm i've i'd i'll it's that's he's she's we're they're you're there's we've they've", // contracted
	"do does did",  // do
	"have has had", // have
	"it you there", // itjou
	"will would can could should must may might shall",                                                  // modal
	"not don't didn't can't couldn't wasn't isn't won't wouldn't doesn't haven't hadn't aren't weren't", // not
	"me him us them myself himself herself themselves ourselves yourself",                               // object
	"out up down off back away",     // particle
	"my our his her their your its", // possessive
	"of in on at for with from by into about after before over under between through without during until against per", // preposition
	"some any every each all no another other both few many most much more less",                                       // some
	"i we he she they",                   // subject
	"that this these those",              // that
	"to",                                 // to
	"who what how why where which whose", // wh
	"",                                   // figure: told by its form
	"",                                   // ing: told by its form
	"",                                   // ed: told by its form
	"",                                   // ly: told by its form
	"",                                   // s: told by its form
	"",                                   // other: told by its form
})

// follows says how much more often, in tenths of a natural logarithm, a word of
// the second class follows one of the first than chance would have it, in
// 5,312 answers of people (half of those at hand; the other half was measured
// on). Rows and columns in the order of wordClasses.
var follows = [classCount][classCount]int8{
	{-6, -10, -3, -3, 7, 5, 7, 8, -2, -16, -2, -18, -14, -11, -7, 1, 5, -12, -14, -6, -4, 3, 10, 3, -4, 2},
	{6, -30, 1, -12, 1, 11, 0, -3, 3, -8, 5, -19, -19, 0, -9, 1, 10, -2, -13, 4, -5, 2, 2, 3, -1, -1},
	{-14, -30, -30, -30, -30, -30, -30, -30, -30, -30, -30, -30, -17, -30, -30, -2, -30, -30, -30, -30, -2, 5, -9, -7, 4, 9},
	{10, -20, 7, -23, -6, -27, -30, -30, -5, -30, 9, -8, -2, -5, -3, 6, -19, -6, -8, 0, 6, 12, 16, 8, -12, 0},
	{-8, -25, 4, -19, -7, 15, -22, -30, 13, -30, -5, -15, -29, 6, -11, 5, 16, 8, -14, -10, -2, 1, -8, -2, -12, -7},
	{14, -30, 5, 1, -10, -30, 0, 8, -14, -30, 14, -9, -4, -4, -7, 6, -30, -22, -26, 10, 4, 7, 11, 7, -14, 1},
	{-6, -5, 5, -10, 4, -3, -23, -5, 16, -27, 22, -7, -30, 6, -8, 4, -3, 14, -6, 2, 0, 5, -28, 1, -7, -8},
	{8, -24, 11, 2, -21, -23, -27, -2, 0, -30, -5, -4, -30, 0, -22, 12, -21, -1, 16, -21, 8, -6, 14, -2, -5, -4},
	{4, 0, -12, 17, 3, -1, 2, 5, -8, 12, 11, -15, 8, -16, 1, -3, -3, -12, -7, -7, -13, -9, -3, 2, 1, -5},
	{12, -30, -30, 14, -22, -28, 15, 11, -23, -30, 9, -30, -30, -30, -25, -12, -18, -27, -28, -30, -24, -30, -30, 16, -30, 6},
	{6, -22, -6, 4, -11, -14, 6, 11, -11, -30, -25, -8, -19, -6, -10, -13, -10, -17, -6, -8, -14, 8, 7, -1, -21, 6},
	{-1, 7, 0, -7, 8, 6, -13, -2, -4, -16, -6, -16, 7, -8, 6, 5, 4, 6, 11, 10, -4, -1, -8, 3, -9, -6},
	{1, 10, 4, -15, 5, 2, -30, -26, -1, -28, -17, -12, -4, 1, 12, 0, 0, 0, 8, 12, 3, -3, -20, -1, -11, -9},
	{-20, -22, -29, -30, -24, -25, -30, -30, -30, -30, -22, -30, -10, -30, -25, -20, -26, -21, -24, -20, -11, -7, -22, -6, 10, 9},
	{-17, -15, 15, -24, -16, -14, -30, -30, 4, -30, -21, 13, -30, 13, -18, 8, -14, 6, -28, 3, 13, 5, -21, -14, -3, -2},
	{-10, -10, -11, -15, 4, -10, -15, -14, -15, -25, -23, -21, -14, -10, 1, 4, -7, -7, -16, -18, -6, -1, -2, 6, 11, 4},
	{4, -30, -30, 8, -30, -30, 16, 17, -30, 23, 15, -30, -30, -30, -30, -16, -30, -30, -30, -30, -30, -30, 12, -2, -13, -1},
	{-4, -9, -7, 9, 0, 3, -5, -8, 1, 7, 1, -23, -11, -2, -9, -2, 11, -9, -14, -8, -24, -3, -2, -6, 3, -1},
	{-18, -30, 2, 6, -28, -30, 16, 4, -16, -30, -12, 9, -28, 7, -30, -6, -30, -10, -30, -8, 2, -11, -27, -8, -16, 7},
	{-11, -18, -4, 8, -17, 11, 12, 7, 7, 1, 3, -30, -27, -2, -24, 2, 15, -8, -2, -21, -19, -16, 8, -7, 7, -7},
	{-1, 10, -9, -6, -2, 3, -19, -13, -5, -19, -16, -30, -2, -18, 3, -4, 0, -8, -2, 0, 8, -12, -8, -22, 15, -2},
	{-3, 4, 0, -1, 3, 3, -16, -17, 0, -14, -13, 2, 9, 2, 8, 0, 1, 4, 8, 0, -6, 0, -7, -3, 1, -5},
	{-3, 6, 3, -14, 4, -1, -25, -26, 6, -27, -15, 10, 12, 2, 9, -2, 0, 2, 9, -1, 2, 0, -18, 1, -2, -8},
	{2, 6, -10, -2, 10, 3, 1, -1, -3, -8, 4, -19, -15, -10, -2, -5, 4, -1, -6, -2, -11, 3, 8, -3, -5, 1},
	{1, 10, -5, 1, 5, 5, -9, -5, 0, -12, -3, 0, 6, -7, 8, -1, 3, 4, 0, 6, 0, -1, -2, 1, -5, -5},
	{-2, 6, -2, -3, 5, 2, -10, -6, 3, -13, -10, 3, 6, 1, 5, -1, 2, 4, 7, 4, -1, -2, -6, -2, 3, -4},
}

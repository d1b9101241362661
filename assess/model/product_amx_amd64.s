#include "textflag.h"

// The product for AMX: signed bytes of activations times signed bytes of
// weights. A tile register holds sixteen rows of 64 bytes. TDPBSSD adds to each
// of 16 × 16 sums the products of 64 inputs; the weights lie in a panel as it
// wants them, four inputs of sixteen outputs in a row.
//
// The assembler does not know these instructions, so their bytes are written
// out. All have the prefix VEX of three bytes: C4; then E2, for no register above
// the seventh and the opcode map 0F38; then W = 0, the second source register
// inverted in four bits, L = 0 and two bits pp, which tell instructions of one
// opcode apart (none 0, 66 1, F3 2, F2 3): 78 + pp where there is no second
// source. After the opcode comes ModRM: three bits for the tile that is written or
// stored, or zero, and three for the other operand, with C0 where that is a
// tile; 4 of three says that a byte SIB follows: index times eight and base.
// TestTileInstructions makes the same bytes from these rules.
#define VEX(prefix, opcode, modrm) \
	BYTE $0xC4; BYTE $0xE2; BYTE $prefix; BYTE $opcode; BYTE $modrm

// Tiles are shaped as what lies at AX says, and are zero; RELEASE gives them up.
#define CONFIGURE_AX VEX(0x78, 0x49, 0x00)
#define RELEASE VEX(0x78, 0x49, 0xC0)

#define ZERO(tile) VEX(0x7B, 0x49, (0xC0+8*tile))

// Rows of a tile are loaded from base, or stored there, index bytes apart.
#define LOAD(base, index, tile) VEX(0x7B, 0x4B, (0x04+8*tile)); BYTE $(8*index+base)
#define STORE(tile, base, index) VEX(0x7A, 0x4B, (0x04+8*tile)); BYTE $(8*index+base)

// MULTIPLY is TDPBSSD: sums of tile c with rows of tile a and weights of tile b.
#define MULTIPLY(a, b, c) VEX((0x7B-8*b), 0x5E, (0xC0+8*c+a))

#define FETCH(at) \
	PREFETCHT1 at(R14); PREFETCHT1 (at+64)(R14)

// The numbers of the registers for addresses.
#define atAX 0
#define atCX 1
#define atDX 2
#define atBX 3
#define atSI 6
#define atDI 7

// func productAMX(sums *int32, stride uintptr, q *int8, qstride uintptr, panels *[]byte,
//	pairs, tiles int, height uintptr, steps int, shape *tileShape)
// As many tiles of rows, height rows each, against pairs of panels; a step is 64
// inputs. Two tiles of rows are taken at once, so that what is loaded is used
// twice: tiles 0 to 3 hold sums, 4 and 5 rows, 6 and 7 weights. A last tile of
// rows goes alone. Pairs come one after another, and R8 goes through the slices'
// headers, whose first word is where a panel lies. Meanwhile the next pair is
// fetched into the second cache, half a panel for two tiles of rows; of what lies
// behind it, too, where there are more than eight, which a fetch never minds.
TEXT ·productAMX(SB), NOSPLIT, $32-80
	MOVQ  shape+72(FP), AX
	CONFIGURE_AX
	MOVQ  height+56(FP), AX
	MOVQ  AX, BX
	IMULQ qstride+24(FP), AX
	MOVQ  AX, rows-8(SP)         // bytes from one tile of rows to the next
	IMULQ stride+8(FP), BX
	MOVQ  BX, results-16(SP)     // and of sums
	MOVQ  panels+32(FP), R8
	MOVQ  sums+0(FP), R10        // of a pair
	MOVQ  $64, CX                // bytes from one row of weights to the next

pair:
	MOVQ (R8), R11
	MOVQ 24(R8), R12
	LEAQ 48(R8), AX
	CMPQ pairs+40(FP), $1
	CMOVQEQ R8, AX
	MOVQ AX, ahead-32(SP)        // the pair that comes next; of the last, itself
	MOVQ (AX), R14
	MOVQ q+16(FP), R13
	MOVQ R10, R15                // of a pair, and of rows
	MOVQ tiles+48(FP), AX
	MOVQ AX, left-24(SP)

two:
	SUBQ $2, left-24(SP)
	JL   one
	MOVQ R13, SI
	MOVQ rows-8(SP), AX
	LEAQ (SI)(AX*1), DI
	LEAQ (DI)(AX*1), R13
	MOVQ R11, AX
	MOVQ R12, BX
	MOVQ qstride+24(FP), DX
	MOVQ steps+64(FP), R9
	ZERO(0)
	ZERO(1)
	ZERO(2)
	ZERO(3)

fours:
	LOAD(atSI, atDX, 4)
	LOAD(atAX, atCX, 6)
	MULTIPLY(4, 6, 0)
	FETCH(0)
	LOAD(atBX, atCX, 7)
	MULTIPLY(4, 7, 1)
	FETCH(128)
	LOAD(atDI, atDX, 5)
	MULTIPLY(5, 6, 2)
	FETCH(256)
	MULTIPLY(5, 7, 3)
	FETCH(384)
	ADDQ $64, SI
	ADDQ $64, DI
	ADDQ $1024, AX
	ADDQ $1024, BX
	ADDQ $512, R14
	DECQ R9
	JNZ  fours
	MOVQ tiles+48(FP), AX
	SUBQ left-24(SP), AX
	CMPQ AX, $4
	JNE  store
	MOVQ ahead-32(SP), AX
	MOVQ 24(AX), R14             // the second panel

store:
	MOVQ R15, SI
	MOVQ results-16(SP), AX
	LEAQ (SI)(AX*1), DI
	LEAQ (DI)(AX*1), R15
	MOVQ stride+8(FP), DX
	STORE(0, atSI, atDX)
	STORE(2, atDI, atDX)
	ADDQ $64, SI
	ADDQ $64, DI
	STORE(1, atSI, atDX)
	STORE(3, atDI, atDX)
	JMP  two

one:
	CMPQ left-24(SP), $-1
	JNE  next
	MOVQ R13, SI
	MOVQ R11, AX
	MOVQ R12, BX
	MOVQ qstride+24(FP), DX
	MOVQ steps+64(FP), R9
	ZERO(0)
	ZERO(1)

twos:
	LOAD(atSI, atDX, 4)
	LOAD(atAX, atCX, 6)
	MULTIPLY(4, 6, 0)
	LOAD(atBX, atCX, 7)
	MULTIPLY(4, 7, 1)
	ADDQ $64, SI
	ADDQ $1024, AX
	ADDQ $1024, BX
	DECQ R9
	JNZ  twos
	MOVQ R15, SI
	MOVQ stride+8(FP), DX
	STORE(0, atSI, atDX)
	ADDQ $64, SI
	STORE(1, atSI, atDX)

next:
	ADDQ $48, R8
	ADDQ $128, R10
	DECQ pairs+40(FP)
	JNZ  pair
	RELEASE
	RET

// func enabledStates() uint32
// The lower half of the register that says which states the system keeps.
TEXT ·enabledStates(SB), NOSPLIT, $0-4
	XORL CX, CX
	XGETBV
	MOVL AX, ret+0(FP)
	RET

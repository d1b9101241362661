#include "textflag.h"

// The product for AVX2: unsigned bytes of activations times signed bytes of
// weights. VPMADDUBSW multiplies pairs and adds them to words. A panel of
// weights holds 16 columns; a step is eight inputs, 128 bytes: four inputs of
// every column, then the next four. Where no sum of a step's four products can
// leave a word (safeStep), the words of both halves are added before VPMADDWD
// widens them; elsewhere they are widened apart. Sums are exact in any order.

DATA wordOnes<>+0(SB)/4, $0x00010001
GLOBL wordOnes<>(SB), RODATA|NOPTR, $4

// KEEPROW stores one row's sums and goes on to the next row.
#define KEEPROW(a, b) \
	VMOVDQU a, (DI)   \
	VMOVDQU b, 32(DI) \
	ADDQ    DX, DI

// WEIGHTS loads a step of weights, and fetches as many from where R11 is ahead.
#define WEIGHTS \
	PREFETCHT0 (BX)(R11*1)   \
	PREFETCHT0 64(BX)(R11*1) \
	VMOVDQU (BX), Y8    \
	VMOVDQU 32(BX), Y9  \
	VMOVDQU 64(BX), Y10 \
	VMOVDQU 96(BX), Y11

// SAFE adds one row's products of eight inputs to its sums a and b.
#define SAFE(q, q4, a, b) \
	VPBROADCASTD q, Y13   \
	VPMADDUBSW   Y8, Y13, Y14 \
	VPMADDUBSW   Y9, Y13, Y13 \
	VPBROADCASTD q4, Y15  \
	VPMADDUBSW   Y10, Y15, Y15 \
	VPADDW       Y15, Y14, Y14 \
	VPBROADCASTD q4, Y15  \
	VPMADDUBSW   Y11, Y15, Y15 \
	VPADDW       Y15, Y13, Y13 \
	VPMADDWD     Y12, Y14, Y14 \
	VPMADDWD     Y12, Y13, Y13 \
	VPADDD       Y14, a, a    \
	VPADDD       Y13, b, b

// APART does the same, four inputs at a time.
#define APART(q, q4, a, b) \
	VPBROADCASTD q, Y13   \
	VPMADDUBSW   Y8, Y13, Y14 \
	VPMADDUBSW   Y9, Y13, Y13 \
	VPMADDWD     Y12, Y14, Y14 \
	VPMADDWD     Y12, Y13, Y13 \
	VPADDD       Y14, a, a    \
	VPADDD       Y13, b, b    \
	VPBROADCASTD q4, Y13  \
	VPMADDUBSW   Y10, Y13, Y14 \
	VPMADDUBSW   Y11, Y13, Y13 \
	VPMADDWD     Y12, Y14, Y14 \
	VPMADDWD     Y12, Y13, Y13 \
	VPADDD       Y14, a, a    \
	VPADDD       Y13, b, b

// BEGIN lets the sums of a row begin at its zero times Y14 and Y15.
#define BEGIN(at, a, b) \
	VPBROADCASTD at(AX), Y13 \
	VPMULLD      Y13, Y14, a \
	VPMULLD      Y13, Y15, b

// func productAVX2x4(sums *int32, stride uintptr, q *int8, qstride uintptr, w, ahead *byte, begin, zeros, runs *int32, pairs int)
// Four rows against a panel. runs are numbers of steps, in turn safe and apart. Of
// what lies ahead, as much as a panel is fetched into the cache.
TEXT ·productAVX2x4(SB), NOSPLIT, $0-80
	MOVQ         sums+0(FP), DI
	MOVQ         stride+8(FP), DX
	MOVQ         q+16(FP), SI
	MOVQ         qstride+24(FP), R8
	MOVQ         w+32(FP), BX
	MOVQ         ahead+40(FP), R11
	SUBQ         BX, R11
	MOVQ         begin+48(FP), R9
	MOVQ         zeros+56(FP), AX
	MOVQ         runs+64(FP), R12
	MOVQ         pairs+72(FP), R13
	LEAQ         (R8)(R8*2), R10
	VPBROADCASTD wordOnes<>(SB), Y12
	VMOVDQU      (R9), Y14
	VMOVDQU      32(R9), Y15
	BEGIN(0, Y0, Y1)
	BEGIN(4, Y2, Y3)
	BEGIN(8, Y4, Y5)
	BEGIN(12, Y6, Y7)

pair:
	MOVL  (R12), CX
	TESTL CX, CX
	JZ    second

safe:
	WEIGHTS
	SAFE((SI), 4(SI), Y0, Y1)
	SAFE((SI)(R8*1), 4(SI)(R8*1), Y2, Y3)
	SAFE((SI)(R8*2), 4(SI)(R8*2), Y4, Y5)
	SAFE((SI)(R10*1), 4(SI)(R10*1), Y6, Y7)
	ADDQ $128, BX
	ADDQ $8, SI
	DECQ CX
	JNZ  safe

second:
	MOVL  4(R12), CX
	TESTL CX, CX
	JZ    next

apart:
	WEIGHTS
	APART((SI), 4(SI), Y0, Y1)
	APART((SI)(R8*1), 4(SI)(R8*1), Y2, Y3)
	APART((SI)(R8*2), 4(SI)(R8*2), Y4, Y5)
	APART((SI)(R10*1), 4(SI)(R10*1), Y6, Y7)
	ADDQ $128, BX
	ADDQ $8, SI
	DECQ CX
	JNZ  apart

next:
	ADDQ $8, R12
	DECQ R13
	JNZ  pair
	KEEPROW(Y0, Y1)
	KEEPROW(Y2, Y3)
	KEEPROW(Y4, Y5)
	KEEPROW(Y6, Y7)
	VZEROUPPER
	RET

DATA byteOnes<>+0(SB)/4, $0x01010101
GLOBL byteOnes<>(SB), RODATA|NOPTR, $4
DATA safeSum<>+0(SB)/4, $0x00FF00FF
GLOBL safeSum<>(SB), RODATA|NOPTR, $4

// ABOVE gathers in Y6 where the pairs of x and y, unsigned bytes, add up to more than Y13.
#define ABOVE(x, y) \
	VPMADDUBSW Y12, x, x  \
	VPMADDUBSW Y12, y, y  \
	VPADDW     y, x, x    \
	VPCMPGTW   Y13, x, x  \
	VPOR       x, Y6, Y6

// SIGNED splits w into what is above zero and, without its sign, what is below; Y7 is zero.
#define SIGNED(w, up, down) \
	VMOVDQU w, up             \
	VPMINSB up, Y7, down      \
	VPSUBB  down, Y7, down    \
	VPMAXSB up, Y7, up

// func safeStepsAVX2(safe *bool, panel *byte, steps int)
TEXT ·safeStepsAVX2(SB), NOSPLIT, $0-24
	MOVQ         safe+0(FP), DI
	MOVQ         panel+8(FP), SI
	MOVQ         steps+16(FP), CX
	VPBROADCASTD byteOnes<>(SB), Y12
	VPBROADCASTD safeSum<>(SB), Y13
	VPXOR        Y7, Y7, Y7

judge:
	VPXOR  Y6, Y6, Y6
	SIGNED((SI), Y0, Y1)
	SIGNED(64(SI), Y2, Y3)
	ABOVE(Y0, Y2)
	ABOVE(Y1, Y3)
	SIGNED(32(SI), Y0, Y1)
	SIGNED(96(SI), Y2, Y3)
	ABOVE(Y0, Y2)
	ABOVE(Y1, Y3)
	VPTEST Y6, Y6
	SETEQ  (DI)
	INCQ   DI
	ADDQ   $128, SI
	DECQ   CX
	JNZ    judge
	VZEROUPPER
	RET

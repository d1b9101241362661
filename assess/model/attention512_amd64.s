#include "textflag.h"

// Attention for AVX-512. Every element is a sum of products in a fixed order, one
// product and one addition at a time; the lanes are different elements. A product
// with keys and one with values are the same sum: rows times their factors.

// PAIR adds factor f times 32 elements, in Z16 and Z17, to a and b; ONE does 16.
#define PAIR(f, a, b) \
	VBROADCASTSS f, Z18        \
	VMULPS       Z18, Z16, Z19 \
	VMULPS       Z18, Z17, Z20 \
	VADDPS       Z19, a, a     \
	VADDPS       Z20, b, b

#define ONE(f, a) \
	VBROADCASTSS f, Z18        \
	VMULPS       Z18, Z16, Z19 \
	VADDPS       Z19, a, a

// ARGUMENTS takes where sums are, the factors, the rows and how many there are.
#define ARGUMENTS \
	MOVQ out+0(FP), DI     \
	MOVQ ostride+8(FP), DX \
	MOVQ f+16(FP), SI      \
	MOVQ fstride+24(FP), R8 \
	MOVQ x+32(FP), BX      \
	MOVQ xstride+40(FP), R9 \
	MOVQ n+48(FP), CX      \
	LEAQ (R8)(R8*2), R10   \
	LEAQ (DX)(DX*2), R11   \
	LEAQ (SI)(R8*4), R12   \
	LEAQ (DI)(DX*4), R13

// func sums8x32AVX512(out *float32, ostride uintptr, f *float32, fstride uintptr, x *float32, xstride uintptr, n int)
// Adds to 32 elements of eight rows of out the n rows of x, each times its factor.
TEXT ·sums8x32AVX512(SB), NOSPLIT, $0-56
	ARGUMENTS
	VMOVUPS (DI), Z0
	VMOVUPS 64(DI), Z1
	VMOVUPS (DI)(DX*1), Z2
	VMOVUPS 64(DI)(DX*1), Z3
	VMOVUPS (DI)(DX*2), Z4
	VMOVUPS 64(DI)(DX*2), Z5
	VMOVUPS (DI)(R11*1), Z6
	VMOVUPS 64(DI)(R11*1), Z7
	VMOVUPS (R13), Z8
	VMOVUPS 64(R13), Z9
	VMOVUPS (R13)(DX*1), Z10
	VMOVUPS 64(R13)(DX*1), Z11
	VMOVUPS (R13)(DX*2), Z12
	VMOVUPS 64(R13)(DX*2), Z13
	VMOVUPS (R13)(R11*1), Z14
	VMOVUPS 64(R13)(R11*1), Z15

row:
	VMOVUPS (BX), Z16
	VMOVUPS 64(BX), Z17
	PAIR((SI), Z0, Z1)
	PAIR((SI)(R8*1), Z2, Z3)
	PAIR((SI)(R8*2), Z4, Z5)
	PAIR((SI)(R10*1), Z6, Z7)
	PAIR((R12), Z8, Z9)
	PAIR((R12)(R8*1), Z10, Z11)
	PAIR((R12)(R8*2), Z12, Z13)
	PAIR((R12)(R10*1), Z14, Z15)
	ADDQ    $4, SI
	ADDQ    $4, R12
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VMOVUPS Z2, (DI)(DX*1)
	VMOVUPS Z3, 64(DI)(DX*1)
	VMOVUPS Z4, (DI)(DX*2)
	VMOVUPS Z5, 64(DI)(DX*2)
	VMOVUPS Z6, (DI)(R11*1)
	VMOVUPS Z7, 64(DI)(R11*1)
	VMOVUPS Z8, (R13)
	VMOVUPS Z9, 64(R13)
	VMOVUPS Z10, (R13)(DX*1)
	VMOVUPS Z11, 64(R13)(DX*1)
	VMOVUPS Z12, (R13)(DX*2)
	VMOVUPS Z13, 64(R13)(DX*2)
	VMOVUPS Z14, (R13)(R11*1)
	VMOVUPS Z15, 64(R13)(R11*1)
	VZEROUPPER
	RET

// func sums8x16AVX512(out *float32, ostride uintptr, f *float32, fstride uintptr, x *float32, xstride uintptr, n int)
// The same for sixteen elements.
TEXT ·sums8x16AVX512(SB), NOSPLIT, $0-56
	ARGUMENTS
	VMOVUPS (DI), Z0
	VMOVUPS (DI)(DX*1), Z2
	VMOVUPS (DI)(DX*2), Z4
	VMOVUPS (DI)(R11*1), Z6
	VMOVUPS (R13), Z8
	VMOVUPS (R13)(DX*1), Z10
	VMOVUPS (R13)(DX*2), Z12
	VMOVUPS (R13)(R11*1), Z14

row:
	VMOVUPS (BX), Z16
	ONE((SI), Z0)
	ONE((SI)(R8*1), Z2)
	ONE((SI)(R8*2), Z4)
	ONE((SI)(R10*1), Z6)
	ONE((R12), Z8)
	ONE((R12)(R8*1), Z10)
	ONE((R12)(R8*2), Z12)
	ONE((R12)(R10*1), Z14)
	ADDQ    $4, SI
	ADDQ    $4, R12
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row
	VMOVUPS Z0, (DI)
	VMOVUPS Z2, (DI)(DX*1)
	VMOVUPS Z4, (DI)(DX*2)
	VMOVUPS Z6, (DI)(R11*1)
	VMOVUPS Z8, (R13)
	VMOVUPS Z10, (R13)(DX*1)
	VMOVUPS Z12, (R13)(DX*2)
	VMOVUPS Z14, (R13)(R11*1)
	VZEROUPPER
	RET

// func sums1x32AVX512(out, f, x *float32, xstride uintptr, n int)
// Adds to 32 elements of one row.
TEXT ·sums1x32AVX512(SB), NOSPLIT, $0-40
	MOVQ    out+0(FP), DI
	MOVQ    f+8(FP), SI
	MOVQ    x+16(FP), BX
	MOVQ    xstride+24(FP), R9
	MOVQ    n+32(FP), CX
	VMOVUPS (DI), Z0
	VMOVUPS 64(DI), Z1

row:
	VMOVUPS (BX), Z16
	VMOVUPS 64(BX), Z17
	PAIR((SI), Z0, Z1)
	ADDQ    $4, SI
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VZEROUPPER
	RET

// func sums1x16AVX512(out, f, x *float32, xstride uintptr, n int)
// Adds to sixteen elements of one row.
TEXT ·sums1x16AVX512(SB), NOSPLIT, $0-40
	MOVQ    out+0(FP), DI
	MOVQ    f+8(FP), SI
	MOVQ    x+16(FP), BX
	MOVQ    xstride+24(FP), R9
	MOVQ    n+32(FP), CX
	VMOVUPS (DI), Z0

row:
	VMOVUPS (BX), Z16
	ONE((SI), Z0)
	ADDQ    $4, SI
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row
	VMOVUPS Z0, (DI)
	VZEROUPPER
	RET

// func sums4x32AVX512(out *float32, ostride uintptr, f *float32, fstride uintptr, x *float32, xstride uintptr, n int)
// Four rows.
TEXT ·sums4x32AVX512(SB), NOSPLIT, $0-56
	ARGUMENTS
	VMOVUPS (DI), Z0
	VMOVUPS 64(DI), Z1
	VMOVUPS (DI)(DX*1), Z2
	VMOVUPS 64(DI)(DX*1), Z3
	VMOVUPS (DI)(DX*2), Z4
	VMOVUPS 64(DI)(DX*2), Z5
	VMOVUPS (DI)(R11*1), Z6
	VMOVUPS 64(DI)(R11*1), Z7

row:
	VMOVUPS (BX), Z16
	VMOVUPS 64(BX), Z17
	PAIR((SI), Z0, Z1)
	PAIR((SI)(R8*1), Z2, Z3)
	PAIR((SI)(R8*2), Z4, Z5)
	PAIR((SI)(R10*1), Z6, Z7)
	ADDQ    $4, SI
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VMOVUPS Z2, (DI)(DX*1)
	VMOVUPS Z3, 64(DI)(DX*1)
	VMOVUPS Z4, (DI)(DX*2)
	VMOVUPS Z5, 64(DI)(DX*2)
	VMOVUPS Z6, (DI)(R11*1)
	VMOVUPS Z7, 64(DI)(R11*1)
	VZEROUPPER
	RET

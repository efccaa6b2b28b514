package dev.tandem.config.opendecree;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The hash of checksums.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">XXH64
 * algorithm description</a>
 */
final class XxHash64 {

	private static final long PRIME_1 = 0x9E3779B185EBCA87L;

	/**
	 * Sum of the first two, modulo 2^64.
	 */
	private static final long PRIME_1_AND_2 = 0x60EA27EEADC0B5D6L;

	private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;

	private static final long PRIME_3 = 0x165667B19E3779F9L;

	private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;

	private static final long PRIME_5 = 0x27D4EB2F165667C5L;

	private XxHash64() {
	}

	/**
	 * Hash bytes with seed 0.
	 */
	static long hash(byte[] bytes) {
		ByteBuffer input = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		long hash = (bytes.length >= 32) ? stripes(input) : PRIME_5;
		hash += bytes.length;
		while (input.remaining() >= 8) {
			hash = Long.rotateLeft(hash ^ round(0, input.getLong()), 27) * PRIME_1 + PRIME_4;
		}
		if (input.remaining() >= 4) {
			hash = Long.rotateLeft(hash ^ (Integer.toUnsignedLong(input.getInt()) * PRIME_1), 23) * PRIME_2 + PRIME_3;
		}
		while (input.hasRemaining()) {
			hash = Long.rotateLeft(hash ^ (Byte.toUnsignedLong(input.get()) * PRIME_5), 11) * PRIME_1;
		}
		return avalanche(hash);
	}

	private static long stripes(ByteBuffer input) {
		long one = PRIME_1_AND_2;
		long two = PRIME_2;
		long three = 0;
		long four = -PRIME_1;
		while (input.remaining() >= 32) {
			one = round(one, input.getLong());
			two = round(two, input.getLong());
			three = round(three, input.getLong());
			four = round(four, input.getLong());
		}
		long hash = Long.rotateLeft(one, 1) + Long.rotateLeft(two, 7) + Long.rotateLeft(three, 12)
				+ Long.rotateLeft(four, 18);
		return merge(merge(merge(merge(hash, one), two), three), four);
	}

	private static long merge(long hash, long lane) {
		return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
	}

	private static long round(long lane, long input) {
		return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
	}

	private static long avalanche(long hash) {
		long mixed = (hash ^ (hash >>> 33)) * PRIME_2;
		mixed = (mixed ^ (mixed >>> 29)) * PRIME_3;
		return mixed ^ (mixed >>> 32);
	}

}

package dev.tandem.standin.opendecree;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Checksums: XXH64 with seed 0, in hexadecimal without leading zeros.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">XXH64
 * algorithm description</a>
 */
final class Checksums {

	private static final long[] PRIMES = { 0, 0x9E3779B185EBCA87L, 0xC2B2AE3D27D4EB4FL, 0x165667B19E3779F9L,
			0x85EBCA77C2B2AE63L, 0x27D4EB2F165667C5L };

	private Checksums() {
	}

	static String of(String text) {
		return Long.toHexString(hash(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static long hash(byte[] bytes) {
		ByteBuffer input = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		long hash = ((bytes.length < 32) ? PRIMES[5] : stripes(input)) + bytes.length;
		while (input.remaining() >= Long.BYTES) {
			hash = Long.rotateLeft(hash ^ lane(0, input.getLong()), 27) * PRIMES[1] + PRIMES[4];
		}
		if (input.remaining() >= Integer.BYTES) {
			hash = Long.rotateLeft(hash ^ (input.getInt() & 0xFFFFFFFFL) * PRIMES[1], 23) * PRIMES[2] + PRIMES[3];
		}
		while (input.hasRemaining()) {
			hash = Long.rotateLeft(hash ^ (input.get() & 0xFFL) * PRIMES[5], 11) * PRIMES[1];
		}
		hash = (hash ^ (hash >>> 33)) * PRIMES[2];
		hash = (hash ^ (hash >>> 29)) * PRIMES[3];
		return hash ^ (hash >>> 32);
	}

	private static long stripes(ByteBuffer input) {
		long[] lanes = { PRIMES[1] + PRIMES[2], PRIMES[2], 0, -PRIMES[1] };
		int[] turns = { 1, 7, 12, 18 };
		while (input.remaining() >= 32) {
			for (int i = 0; i < lanes.length; i++) {
				lanes[i] = lane(lanes[i], input.getLong());
			}
		}
		long hash = 0;
		for (int i = 0; i < lanes.length; i++) {
			hash += Long.rotateLeft(lanes[i], turns[i]);
		}
		for (long lane : lanes) {
			hash = (hash ^ lane(0, lane)) * PRIMES[1] + PRIMES[4];
		}
		return hash;
	}

	private static long lane(long lane, long input) {
		return Long.rotateLeft(lane + input * PRIMES[2], 31) * PRIMES[1];
	}

}

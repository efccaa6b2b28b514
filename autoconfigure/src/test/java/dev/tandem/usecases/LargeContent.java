package dev.tandem.usecases;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;

import org.springframework.core.io.AbstractResource;

/**
 * Content of any size that is nowhere held in full. Each block differs from all others,
 * so that a checksum tells a lost, doubled or misplaced one.
 */
final class LargeContent extends AbstractResource {

	private static final int BLOCK = 64 * 1024;

	private final long size;

	LargeContent(long size) {
		this.size = size;
	}

	String checksum() {
		CRC32 crc = new CRC32();
		byte[] block = firstBlock();
		for (long start = 0; start < this.size; start += BLOCK) {
			crc.update(block(block, start), 0, (int) Math.min(BLOCK, this.size - start));
		}
		return Long.toHexString(crc.getValue());
	}

	/**
	 * A block of the content, the last one cut off.
	 */
	ByteBuffer block(long start) {
		return ByteBuffer.wrap(block(firstBlock(), start), 0, (int) Math.min(BLOCK, this.size - start));
	}

	private static byte[] firstBlock() {
		byte[] block = new byte[BLOCK];
		new Random(BLOCK).nextBytes(block);
		return block;
	}

	private static byte[] block(byte[] block, long start) {
		ByteBuffer.wrap(block).putLong(start);
		return block;
	}

	@Override
	public long contentLength() {
		return this.size;
	}

	@Override
	public String getFilename() {
		return "large.bin";
	}

	@Override
	public String getDescription() {
		return this.size + " bytes";
	}

	@Override
	public InputStream getInputStream() {
		return new InputStream() {

			private final byte[] block = firstBlock();

			private long position;

			@Override
			public int read() {
				byte[] one = new byte[1];
				return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
			}

			@Override
			public int read(byte[] target, int offset, int length) {
				long left = LargeContent.this.size - this.position;
				if (left == 0) {
					return -1;
				}
				int start = (int) (this.position % BLOCK);
				int count = (int) Math.min(Math.min(length, BLOCK - start), left);
				System.arraycopy(block(this.block, this.position - start), start, target, offset, count);
				this.position += count;
				return count;
			}

		};
	}

}

package dev.tandem.transport;

import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.compression.DecompressionException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses the body of one response. Netty's decoder takes a body that is cut short
 * for complete, and keeps the end of deflated data to itself; here a body that ends
 * within its data or before its checksum is a failure, and what was compressed comes out
 * in full. A body without any byte is empty.
 */
final class Inflation extends ByteToMessageDecoder {

	private static final int OUTPUT = 8 * 1024;

	private static final int TRAILER = 8;

	private static final int MAGIC = 0x1F8B;

	/**
	 * Bits of a gzip header's flags that are not defined.
	 */
	private static final int RESERVED = 0xE0;

	/**
	 * Largest gzip header: twice what its extra field can hold. Name and comment have no
	 * limit of their own, and all of it is held until it is complete.
	 */
	private static final int LONGEST_HEADER = 128 * 1024;

	private final CompressedFormat format;

	private final CRC32 checksum = new CRC32();

	private @Nullable Inflater inflater;

	private State state = State.HEADER;

	private boolean empty = true;

	private boolean whole;

	Inflation(CompressedFormat format) {
		this.format = format;
	}

	/**
	 * The response is complete with the next bytes: what is missing then is missing for
	 * good.
	 */
	void expectEnd() {
		this.whole = true;
	}

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		this.empty &= !in.isReadable();
		try {
			while (in.isReadable() && step(context, in)) {
				// Each step takes what it can.
			}
		}
		catch (DecompressionException ex) {
			this.state = State.FAILED;
			throw ex;
		}
	}

	/**
	 * Go on with the bytes that are there.
	 * @return whether more can be done with what is left
	 */
	private boolean step(ChannelHandlerContext context, ByteBuf in) {
		return switch (this.state) {
			case HEADER -> (this.format == CompressedFormat.GZIP) ? readHeader(in) : detectZlib(in);
			case DATA -> inflate(context, in);
			case TRAILER -> readTrailer(in);
			case NEXT -> isAnotherMember(in);
			case DONE, FAILED -> {
				in.skipBytes(in.readableBytes());
				yield false;
			}
		};
	}

	private boolean readHeader(ByteBuf in) {
		int length = headerLength(in);
		if (length < 0) {
			if (in.readableBytes() > LONGEST_HEADER) {
				throw new DecompressionException("its gzip header is longer than %d bytes".formatted(LONGEST_HEADER));
			}
			return false;
		}
		in.skipBytes(length);
		begin(true);
		return true;
	}

	/**
	 * Length of a gzip header (RFC 1952, section 2.3), negative while it is not all
	 * there.
	 */
	private static int headerLength(ByteBuf in) {
		int start = in.readerIndex();
		int available = in.readableBytes();
		if (available >= 2 && in.getUnsignedShort(start) != MAGIC) {
			throw new DecompressionException("it does not begin as a gzip file");
		}
		int position = 10;
		if (available < position) {
			return -1;
		}
		int flags = in.getUnsignedByte(start + 3);
		if (in.getUnsignedByte(start + 2) != 8 || (flags & RESERVED) != 0) {
			throw new DecompressionException("its gzip header is not valid");
		}
		if ((flags & 4) != 0) {
			if (available < position + 2) {
				return -1;
			}
			position += 2 + in.getUnsignedShortLE(start + position);
		}
		for (int text = 8; text <= 16; text *= 2) {
			if ((flags & text) != 0) {
				int end = (available > position) ? in.indexOf(start + position, start + available, (byte) 0) : -1;
				if (end < 0) {
					return -1;
				}
				position = end + 1 - start;
			}
		}
		position += ((flags & 2) != 0) ? 2 : 0;
		return (available >= position) ? position : -1;
	}

	private boolean detectZlib(ByteBuf in) {
		if (in.readableBytes() < 2) {
			return false;
		}
		int head = in.getUnsignedShort(in.readerIndex());
		boolean zlib = (head & 0x0F00) == 0x0800 && (head & 0x8000) == 0 && head % 31 == 0;
		begin(!zlib);
		return true;
	}

	private void begin(boolean withoutZlib) {
		Inflater present = this.inflater;
		if (present != null) {
			present.reset();
		}
		else {
			this.inflater = new Inflater(withoutZlib);
		}
		this.checksum.reset();
		this.state = State.DATA;
	}

	private boolean inflate(ChannelHandlerContext context, ByteBuf in) {
		Inflater running = running();
		byte[] input = new byte[in.readableBytes()];
		in.getBytes(in.readerIndex(), input);
		running.setInput(input);
		drain(context, running);
		in.skipBytes(input.length - running.getRemaining());
		if (running.finished()) {
			this.state = (this.format == CompressedFormat.GZIP) ? State.TRAILER : State.DONE;
		}
		return running.finished();
	}

	/**
	 * The inflater may hold more than it was given, so it is asked until it has nothing.
	 */
	private void drain(ChannelHandlerContext context, Inflater running) {
		try {
			while (!running.finished()) {
				ByteBuf output = context.alloc().heapBuffer(OUTPUT);
				int count = 0;
				try {
					count = running.inflate(output.array(), output.arrayOffset(), OUTPUT);
				}
				finally {
					if (count == 0) {
						output.release();
					}
				}
				if (count == 0) {
					if (running.needsDictionary()) {
						throw new DecompressionException("it needs a dictionary");
					}
					return;
				}
				this.checksum.update(output.array(), output.arrayOffset(), count);
				context.fireChannelRead(output.writerIndex(count));
			}
		}
		catch (DataFormatException ex) {
			throw new DecompressionException("its data is damaged", ex);
		}
	}

	private boolean readTrailer(ByteBuf in) {
		if (in.readableBytes() < TRAILER) {
			return false;
		}
		long crc = in.readUnsignedIntLE();
		long size = in.readUnsignedIntLE();
		if (crc != this.checksum.getValue() || size != (running().getBytesWritten() & 0xFFFFFFFFL)) {
			throw new DecompressionException("its checksum is wrong");
		}
		this.state = State.NEXT;
		return true;
	}

	/**
	 * What follows a member and is none is ignored, as gzip does.
	 */
	private boolean isAnotherMember(ByteBuf in) {
		int first = in.getUnsignedByte(in.readerIndex());
		boolean may = first == (MAGIC >> 8);
		if (may && in.readableBytes() < 2) {
			return false;
		}
		may = may && in.getUnsignedShort(in.readerIndex()) == MAGIC;
		this.state = may ? State.HEADER : State.DONE;
		return true;
	}

	private Inflater running() {
		Inflater running = this.inflater;
		if (running == null) {
			throw new IllegalStateException("No data has begun");
		}
		return running;
	}

	@Override
	protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		decode(context, in, out);
		boolean complete = this.empty || this.state == State.NEXT || this.state == State.DONE;
		if (this.whole && !complete && this.state != State.FAILED) {
			this.state = State.FAILED;
			throw new DecompressionException("it ends before its data is complete");
		}
	}

	@Override
	protected void handlerRemoved0(ChannelHandlerContext context) {
		if (this.inflater != null) {
			this.inflater.end();
		}
	}

	private enum State {

		HEADER, DATA, TRAILER, NEXT, DONE, FAILED

	}

}

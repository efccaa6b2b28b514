package dev.tandem.transfer;

import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;

import dev.tandem.TransferListener;

/**
 * Progress of the body of a request, which counts once it is written to the connection.
 */
public final class UploadProgress {

	private final TransferProgress progress;

	/**
	 * Create the progress of a body of which nothing has been written.
	 * @param listener the listener
	 * @param total size of the body, {@code -1} for unknown
	 */
	public UploadProgress(TransferListener listener, long total) {
		this.progress = new TransferProgress(listener, TransferListener.Direction.UPLOAD, total);
	}

	/**
	 * Observe a part of the request.
	 * @param message what is about to be written
	 * @param size how much of the body it holds, in bytes
	 * @param promise what reports that it is written
	 * @return the promise to write with
	 */
	public ChannelPromise observe(Object message, int size, ChannelPromise promise) {
		if (message instanceof HttpRequest && !(message instanceof FullHttpRequest && size == 0)) {
			this.progress.begin();
		}
		if (size == 0) {
			return promise;
		}
		return promise.unvoid().addListener((done) -> {
			if (done.isSuccess()) {
				this.progress.add(size);
			}
		});
	}

}

package dev.tandem.twin;

import dev.tandem.failure.Guard;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * The bytes of a resource that was given to a blocking twin. It still knows the resource,
 * so that its name, type and length go along, and so that it can be sent again.
 */
public final class ResourceContent extends Flux<DataBuffer> {

	private static final int CHUNK_SIZE = 16 * 1024;

	private final Resource resource;

	private final Flux<DataBuffer> bytes;

	ResourceContent(Resource resource) {
		this.resource = resource;
		this.bytes = Guard.flux(DataBufferUtils.read(resource, DefaultDataBufferFactory.sharedInstance, CHUNK_SIZE))
			.subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Where the bytes come from.
	 * @return the resource
	 */
	public Resource resource() {
		return this.resource;
	}

	@Override
	public void subscribe(CoreSubscriber<? super DataBuffer> subscriber) {
		this.bytes.subscribe(subscriber);
	}

}

package dev.tandem.transfer;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;

/**
 * A resource that has the name and the length of another, and no content.
 */
final class HollowResource extends AbstractResource {

	private final @Nullable String filename;

	private final long length;

	HollowResource(Resource resource) throws IOException {
		this.filename = resource.getFilename();
		this.length = resource.contentLength();
	}

	@Override
	public @Nullable String getFilename() {
		return this.filename;
	}

	@Override
	public long contentLength() {
		return this.length;
	}

	@Override
	public InputStream getInputStream() {
		return InputStream.nullInputStream();
	}

	@Override
	public String getDescription() {
		return "length of " + this.filename;
	}

}

package dev.tandem.transport;

import java.io.IOException;

/**
 * None of the addresses of a host may be connected to.
 */
public final class AddressNotAllowedException extends IOException {

	AddressNotAllowedException() {
		super("The host resolves to no allowed address");
	}

}

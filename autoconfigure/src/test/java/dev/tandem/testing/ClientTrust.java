package dev.tandem.testing;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

import javax.net.ssl.X509TrustManager;

/**
 * Trusts certificates that an authority has issued, as long as their subjects are
 * accepted.
 *
 * @param authority the authority
 * @param accepted whether a subject is accepted now
 */
record ClientTrust(X509Certificate authority, Predicate<String> accepted) implements X509TrustManager {

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		String subject = chain[0].getSubjectX500Principal().getName();
		if (!this.accepted.test(subject)) {
			throw new CertificateException(subject + " is accepted no more");
		}
		try {
			chain[0].verify(this.authority.getPublicKey());
		}
		catch (GeneralSecurityException ex) {
			throw new CertificateException(ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("There are only clients here");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[] { this.authority };
	}

}

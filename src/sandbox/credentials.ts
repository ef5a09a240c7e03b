/** What a merchant needs to call the sandbox: the same pieces that Pivot hands out. */
export interface SandboxCredentials {
  /** `X-CLIENT-KEY` of the token calls. */
  clientId: string;
  /** Key of the symmetric signature. */
  clientSecret: string;
  /** The merchant's key for token calls: PEM, PKCS#8, RSA. The sandbox itself never reads it. */
  privateKey: string;
  /** Its public half, as registered with Pivot: PEM, SPKI. */
  publicKey: string;
  /** `X-PARTNER-ID`. */
  partnerId: string;
  /** `CHANNEL-ID`, at most 5 characters. */
  channelId: string;
  /** `authCode` of the B2B2C token call: the customer whose wallet pays. */
  bindingId: string;
  /** `refreshToken` of that customer. */
  customerRefreshToken: string;
  /** A second customer, to try that one cannot see the payments of the other. */
  secondBindingId: string;
  secondCustomerRefreshToken: string;
  /** `X-API-Key` of the payment callback. */
  callbackApiKey: string;
  /** Six digits that the webview asks for before it pays. */
  pin: string;
}

/**
 * The sandbox's own credentials. They are published and guard nothing: the key pair was made for
 * this package, and Pivot knows none of them. Never register them anywhere.
 *
 * @example
 * ```ts
 * const { bindingId, pin } = SANDBOX_CREDENTIALS;
 * ```
 */
export const SANDBOX_CREDENTIALS: SandboxCredentials = {
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-client-secret-that-everyone-may-know',
  privateKey: `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC/1x8TQkVZtdb+
xEzV7I8BGv9HJvJH1meu0lz4BlJM5QEh8TZ8hIknkbOubLWIccWL43JGcMO6v5LP
PTDxy5Wt6pMympXmNdNb1fnOVHgNykUWvJfEn6TAS48ona5By1atfe0ukr2whHbs
jcqUoSXCc2/y/IYuUWvDN7KjQwxitb2o43sCqdqYdHusFPzY/U9ToC7Sk62ek3SW
94Z4pyVh3+2TzNLhVwA8icm3SprM7UUzEjr9L2Y1o8Mc7/a+46iXU2Xt7RZ2IJp7
H8kcUR+G7bz9x2xxL64yLaLEPl8FGT4eIqaDtExfgf6tKzDm9gvZcjd2kMgOMpGO
GDHby+0dAgMBAAECggEACqTgtkSXzPe0J1wUaE0xDQ5mqhe82yQICjDlVCSjpd0R
8ERuMb/3zTB+H/grpVesrouO4F4q2f59oo6CW/QgCK+KfcUKeqSzZrXLX7mblKZL
qYyKvi/eaAX5OjdvfvqNg2BIi+w75qKe55ahbhg33F9jz39X4ZOGb2U0fe7/La3P
r0VtwMipKYr4oY89pUhppaXsu6K4DIVO9/12zMBt5IoCY9ROIx6ZF8KHAoXY0ruq
uDIQ93xgSWbbSKfE98D1onfMMogJEMyg/5usYrU1CAVZgKTihoqrhF7ljDfDfmPR
XX1C1tDqlmnnPqKh4ndUWICWWBU2zjy1IRVbiglVEQKBgQDkBmwwX5C9rwhO3oPH
5xyczISRnLvfDPqfMMiSYgXNam1DvReeWT106j9lsMxiy3vfs5AF9OfpWVIINnET
KObXhYwGH1U21Es08BtdW6g3uPjfXW2Xs3V7MaTJtCPKMCS2VILPnZmeJyaDEZRS
36w/Zaun1eB9/a035R+TW9t8rQKBgQDXYD6muc8SO0X4NdwHqC4cCe19zoN4PR/Z
IIZxaB9M82ydJHiOWkBbKKOkSAwtlJoTHp11f95SpwzGkZY8fBErt6ayLAkpVllG
Mob28jLlAfB2xOpIzef03olPrru3lQaSFHP5LeV/m7aN9mGx05kVszHz69bBHjsV
150R7n9QMQKBgQCornugOUHYoD/UIFV6LuSCteSn1zs/oNlRpAPsDele8QkNYDe1
oyyMbbEiZ+x6dS8Y6Dt1vJtGixXdD3EMjGhgLOHNsaYXHmrYKXsE0AYb2pD4o6Or
4kzZKntN3x3Ot1ihLNlr/pkiXrHlqb6ApAhHCc43JUehzGQ0giGeoAg5LQKBgA17
2hBIG72xdkz22kKkddaNjI/OyQ5TDVZjoechtKv1pXwlF2MaJWNPpQcY96I25nqB
9SuxCLM2ACfCX5yDy/NnuQj4ls4+uLIbYbW+Lg+GUo6s/1n1gisjb4dMkjYJH3Mv
0p7sD60wi3pRzYX7kF76bAswXa6TfPF+IThJLTFRAoGBAMEmfh+Bcc46VIG9gYfP
4vWmQC9yqCBYz/UQ1Qex52LQAnpycsrO3tQAizKoWhsmJjNqMPxd+YhIvuvCH+LJ
B25d4HiKvuc+7ikmZAkq9XRFrJwI7jQ+0Lc+d268GTQfvGZN1TTdNisoN2zCjukk
Iyl/C8aDemhZEOuB4Tw1mi7D
-----END PRIVATE KEY-----`,
  publicKey: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAv9cfE0JFWbXW/sRM1eyP
ARr/RybyR9ZnrtJc+AZSTOUBIfE2fISJJ5Gzrmy1iHHFi+NyRnDDur+Szz0w8cuV
reqTMpqV5jXTW9X5zlR4DcpFFryXxJ+kwEuPKJ2uQctWrX3tLpK9sIR27I3KlKEl
wnNv8vyGLlFrwzeyo0MMYrW9qON7AqnamHR7rBT82P1PU6Au0pOtnpN0lveGeKcl
Yd/tk8zS4VcAPInJt0qazO1FMxI6/S9mNaPDHO/2vuOol1Nl7e0WdiCaex/JHFEf
hu28/cdscS+uMi2ixD5fBRk+HiKmg7RMX4H+rSsw5vYL2XI3dpDIDjKRjhgx28vt
HQIDAQAB
-----END PUBLIC KEY-----`,
  partnerId: '3151b001-c29c-48ff-bc82-e92f2b1b0746',
  channelId: '12345',
  bindingId: '301d30ea-4ba8-47ff-a67c-6ef333f5f011',
  customerRefreshToken: 'sandbox-refresh-token-1',
  secondBindingId: '534cf7aa-d406-4967-9db8-91480669fad5',
  secondCustomerRefreshToken: 'sandbox-refresh-token-2',
  callbackApiKey: 'sandbox-callback-api-key',
  pin: '123456',
};

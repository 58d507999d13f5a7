package dev.errand.chain;

/**
 * The functions and events of ERC-20 that the framework uses.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-20">ERC-20</a>
 */
public final class Erc20 {

    /** What an address holds. */
    public static final ContractFunction BALANCE_OF = ContractFunction.parse("balanceOf(address) returns (uint256)");

    /** What a spender may take of an owner's tokens. */
    public static final ContractFunction ALLOWANCE =
            ContractFunction.parse("allowance(address,address) returns (uint256)");

    /** Lets a spender take tokens. Some tokens, USDT among them, refuse to change an allowance that is not zero. */
    public static final ContractFunction APPROVE = ContractFunction.parse("approve(address,uint256)");

    /** Sends tokens. Its answer is not declared here, as some tokens give none. */
    public static final ContractFunction TRANSFER = ContractFunction.parse("transfer(address,uint256)");

    /** {@code Approval(owner, spender, value)}, the first two indexed. */
    public static final ContractEvent APPROVAL = ContractEvent.parse("Approval(address,address,uint256)");

    /** {@code Transfer(from, to, value)}, the first two indexed. */
    public static final ContractEvent TRANSFERRED = ContractEvent.parse("Transfer(address,address,uint256)");

    private Erc20() {}
}
